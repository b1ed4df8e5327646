// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.throwing;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is prepared runs on the engine as it is meant to. */
class PreparedJourneyEngineTest {

  private final RunningEngine running = RunningEngine.shared();
  private final Engine engine = running.engine();
  private final String id = "prepared-" + UUID.randomUUID();

  private DeployedProcess deploy(String wait) throws UnreadableDiagram {
    String drawn = process(id, entry("begin", "spin") + wait + flow("begin", "later"));
    return engine.deploy(List.of(DrawnDiagram.parse(id + ".bpmn", drawn).prepared())).getFirst();
  }

  /** Starts a run, which nobody listens to. */
  private long enter(DeployedProcess process, String variables) {
    StartResult result =
        engine
            .start(
                new ProcessStart(
                    process.id(),
                    process.definitionKey(),
                    (ObjectNode) JsonMapper.shared().readTree(variables)))
            .toCompletableFuture()
            .join();
    return ((StartResult.Started) result).instanceKey();
  }

  /** How long the wait is that the engine has begun. */
  private Duration waitOf(long instance) {
    JsonNode timer =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    running.records("TIMER").stream()
                        .filter(r -> r.path("intent").asString().equals("CREATED"))
                        .filter(r -> r.at("/value/processInstanceKey").asLong() == instance)
                        .findFirst()
                        .orElse(JsonMapper.shared().nullNode()),
                JsonNode::isObject);
    return Duration.ofMillis(
        timer.at("/value/dueDate").asLong() - timer.path("timestamp").asLong());
  }

  @Test
  void aFixedWaitIsLengthenedByAPartOfItsJitter() throws Exception {
    long instance =
        enter(deploy(waiting("later", "P1D", "jitter", "P10D")), "{\"user_id\": \"ü\"}");

    assertThat(waitOf(instance)).isBetween(Duration.ofDays(1).plusSeconds(1), Duration.ofDays(11));
  }

  @Test
  void aWaitByATextOfTheEventIsLengthenedToo() throws Exception {
    long instance =
        enter(
            deploy(waiting("later", "=event.wait // as the CRM says", "jitter", "P10D")),
            "{\"event\": {\"wait\": \"P2D\"}}");

    assertThat(waitOf(instance)).isBetween(Duration.ofDays(2).plusSeconds(1), Duration.ofDays(12));
  }

  @Test
  void aDrawingThatIsDeployedAsItIsLeavesOurVersionToBeEntered() throws Exception {
    DeployedProcess ours = deploy(waiting("later", "P1D"));
    engine.deploy(List.of(new ProcessResource(id + ".bpmn", process(id, entry("begin", "spin")))));

    long instance = enter(ours, "{}");

    assertThat(waitOf(instance)).isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1));
  }

  @Test
  void theEngineTakesOnlyTheProcessesThatAreWanted() throws Exception {
    DrawnDiagram two =
        DrawnDiagram.parse(
            id + ".bpmn",
            diagram(
                "<bpmn:process id=\"%s\" isExecutable=\"true\">%s</bpmn:process>"
                        .formatted(id, entry("begin", "spin"))
                    + "<bpmn:process id=\"%s-too\" isExecutable=\"true\">%s</bpmn:process>"
                        .formatted(id, entry("begin-too", "spin"))));
    assertThat(engine.deploy(List.of(two.prepared()))).hasSize(2);

    List<DeployedProcess> one = engine.deploy(List.of(two.prepared(Set.of(id))));

    assertThat(one)
        .extracting(process -> process.id().value() + " " + process.version())
        .containsExactly(id + " 2");
    assertThat(engine.deploy(List.of(two.prepared(Set.of(id))))).isEqualTo(one);
  }

  @Test
  void aRunIsCancelledOnce() throws Exception {
    long instance = enter(deploy(waiting("later", "P1D")), "{}");

    assertThat(engine.cancel(instance).toCompletableFuture().join())
        .isEqualTo(new CommandResult.Done());
    assertThat(engine.cancel(instance).toCompletableFuture().join())
        .isEqualTo(new CommandResult.Gone());
  }

  @Test
  void aRunMovesOnlyIfTheElementWhereItStandsIsMapped() throws Exception {
    long instance = enter(deploy(waiting("later", "P1D")), "{}");
    waitOf(instance);
    DeployedProcess next =
        deploy(
            waiting("later", "P2D") + waiting("even-later", "P3D") + flow("later", "even-later"));

    CommandResult unmapped = migrate(instance, next, Map.of("begin", "begin"));
    assertThat(unmapped).isInstanceOf(CommandResult.Refused.class);
    assertThat(((CommandResult.Refused) unmapped).reason())
        .contains("no mapping instruction defined for active element with id 'later'");
    assertThat(migrate(instance, next, Map.of("later", "later")))
        .isEqualTo(new CommandResult.Done());
    assertThat(migrate(instance + 1_000_000, next, Map.of("later", "later")))
        .isEqualTo(new CommandResult.Gone());
  }

  @Test
  void aRunThatStandsAtAnEventThatDoesAJobCantBeMoved() throws Exception {
    String call = throwing("later", "nobody-does-this");
    long instance = enter(deploy(call), "{}");
    DeployedProcess next =
        deploy(call + waiting("even-later", "P3D") + flow("later", "even-later"));

    CommandResult result =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> migrate(instance, next, Map.of("later", "later")),
                CommandResult.Refused.class::isInstance);

    assertThat(((CommandResult.Refused) result).reason()).contains("INTERMEDIATE_THROW_EVENT");
  }

  private CommandResult migrate(long instance, DeployedProcess to, Map<String, String> elements) {
    return engine
        .migrate(instance, new Migration(to.definitionKey(), elements))
        .toCompletableFuture()
        .join();
  }
}
