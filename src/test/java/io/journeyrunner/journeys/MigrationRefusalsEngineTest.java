// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Movable;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.runs.Listeners;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said of a migration beforehand is what engine 8.6 does then. */
class MigrationRefusalsEngineTest {

  private static final RunningEngine running = RunningEngine.shared();
  private static final Engine engine = running.engine();
  private static AutoCloseable listeners = () -> {};

  @BeforeAll
  static void listen() {
    listeners =
        running.subscribe(new Listener(Listeners.WAIT_OPENED), new Listener(Listeners.WAIT_CLOSED));
  }

  @AfterAll
  static void stop() throws Exception {
    listeners.close();
  }

  /** Lets what waits open, as ours does. */
  private record Listener(String jobType) implements BlockWorker {
    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(10);
    }

    @Override
    public JobResult work(Job job) {
      return new JobResult.Completed(Map.of(Wait.KEY, Long.toString(job.element().instanceKey())));
    }
  }

  @ParameterizedTest
  @MethodSource({
    "io.journeyrunner.journeys.Moves#tasks",
    "io.journeyrunner.journeys.Moves#borders",
    "io.journeyrunner.journeys.Moves#gateways",
    "io.journeyrunner.journeys.Moves#many",
    "io.journeyrunner.journeys.Moves#subProcesses",
    "io.journeyrunner.journeys.Moves#waits"
  })
  void theDryRunSaysWhatTheEngineDoes(Moves.Move move) throws Exception {
    String id = "move-" + UUID.randomUUID();
    DrawnDiagram old = drawn(id, move.from());
    DrawnDiagram now = drawn(id, move.to());
    DeployedProcess first = deployed(old);
    long instance = started(first);
    awaitActive(instance, move.at());

    MigrationPlan plan = MigrationPlan.of(id, Movable.of(old, id), Movable.of(now, id), Map.of());
    CommandResult result =
        engine
            .migrate(instance, new Migration(deployed(now).definitionKey(), plan.elements()))
            .toCompletableFuture()
            .join();

    boolean isSaid =
        plan.elements().containsKey(move.at())
            && plan.flaws().stream().noneMatch(flaw -> flaw.element().equals(id));
    assertThat(isSaid).describedAs("%s", plan.flaws()).isEqualTo(move.moves());
    assertThat(result instanceof CommandResult.Done)
        .describedAs("%s", result)
        .isEqualTo(move.moves());
  }

  private static DrawnDiagram drawn(String id, String content) throws UnreadableDiagram {
    return DrawnDiagram.parse(
        id + ".bpmn", process(id, "<bpmn:startEvent id=\"begin\" />" + content + Moves.ELSEWHERE));
  }

  private static DeployedProcess deployed(DrawnDiagram drawn) {
    return engine.deploy(List.of(drawn.prepared())).getFirst();
  }

  private static long started(DeployedProcess version) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.put("user_id", "zoë").put(Wait.SCOPE, version.id().value());
    StartResult result =
        engine
            .start(new ProcessStart(version.id(), version.definitionKey(), variables))
            .toCompletableFuture()
            .join();
    return ((StartResult.Started) result).instanceKey();
  }

  /** A join that waits is not active: the branch that has come to it is a flow that was taken. */
  private static void awaitActive(long instance, String element) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                running.records("PROCESS_INSTANCE").stream()
                    .filter(r -> r.at("/value/processInstanceKey").asLong() == instance)
                    .anyMatch(
                        r ->
                            isAt(
                                r.path("intent").asString(),
                                r.at("/value/elementId").asString(),
                                element)));
  }

  private static boolean isAt(String intent, String id, String element) {
    return intent.equals("SEQUENCE_FLOW_TAKEN")
        ? id.equals("fork-to-" + element)
        : id.equals(element) && intent.startsWith("ELEMENT_ACTIVAT");
  }
}
