// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.mapped;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Waits in one request, at borders, in called processes and beside mappings (DESIGN 5b), on the
 * real engine.
 */
@Order(ClockedJourneys.LAST)
class WaitScopesTest {

  private static final RunningEngine engine = RunningEngine.shared();

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static long enter(String journey, String data) {
    return clocked.enter(journey, journey + "-enter", ", \"data\": {" + data + "}");
  }

  /** Sends an event of the journey's own type, and waits until it is through. */
  private static JsonNode send(String journey, String id, String data) {
    return journeys.send(journey + "-" + id, journey + "-x", "zoë", ", \"data\": {" + data + "}");
  }

  // 2: an event that comes before the wait opens

  @Test
  void theNextEventOfTheSameRequestCountsForTheRunThatTheFirstOneStarts() {
    journeys.deploy(
        "w-batch",
        entry("begin", "nameless", "on", "w-batch"),
        catching("used", "nameless", "on", "w-batch-x"),
        flows("begin", "used"));

    JsonNode results =
        clocked
            .app()
            .post(
                "/api/v1/events",
                """
                [{"id": "w-batch-1", "type": "w-batch", "user_id": "zoë"},
                 {"id": "w-batch-2", "type": "w-batch-x", "user_id": "zoë"},
                 {"id": "w-batch-2", "type": "w-batch-x", "user_id": "zoë"}]
                """);

    clocked.awaitEnd(Long.parseLong(results.at("/results/0/started/0/instance").asString()));
    assertThat(results.at("/results/2/status").asString()).isEqualTo("duplicate");
  }

  @Test
  void aUserWhoCantEnterOnceMoreKeepsTheOtherEventsOfTheRequest() {
    journeys.deploy(
        "w-phantom",
        entry("begin", "nameless", "on", "w-phantom"),
        entry("once", "nameless", "on", "w-phantom-once", "mode", "once_in_a_lifetime"),
        catching("used", "nameless", "on", "w-phantom-x"),
        flows("begin", "used"),
        flow("once", "used"));
    long run = enter("w-phantom", "");
    clocked.awaitActive(run, "used");

    clocked
        .app()
        .post(
            "/api/v1/events",
            """
            [{"id": "w-phantom-1", "type": "w-phantom-once", "user_id": "zoë"},
             {"id": "w-phantom-2", "type": "w-phantom-x", "user_id": "zoë"}]
            """);

    clocked.awaitEnd(run);
  }

  // Borders

  private static void deployBorders() {
    journeys.deploy(
        "w-border",
        entry("begin", "nameless", "on", "w-border"),
        waiting("pause", "P1D"),
        "<bpmn:subProcess id=\"work\"><bpmn:startEvent id=\"inner\" />"
            + waiting("a-week", "P7D")
            + flow("inner", "a-week")
            + "</bpmn:subProcess>",
        border("told", "work", false, "w-border-x"),
        border("left", "work", true, "w-border-y"),
        journeys.call("w-border", "told-call"),
        journeys.call("w-border", "left-call"),
        flows("begin", "work"),
        flow("told", "told-call"),
        flows("left", "left-call", "pause", "work"));
  }

  @Test
  void aBorderGetsItsEventInEachTurnOfALoopAndWhileItsTaskLasts() {
    deployBorders();
    long run = enter("w-border", "");
    clocked.awaitActive(run, "a-week");

    send("w-border", "1", "");
    journeys.awaitCalls("w-border", "told-call", 1);
    send("w-border", "2", "");
    journeys.awaitCalls("w-border", "told-call", 2);
    journeys.send("w-border-3", "w-border-y", "zoë");
    journeys.awaitCalls("w-border", "left-call", 1);
    clocked.awaitActive(run, "pause");
    JsonNode outside = send("w-border", "4", "");
    engine.advance(Duration.ofDays(1));
    journeys.awaitCalls("w-border", "told-call", 3);
    engine.advance(Duration.ofDays(8));
    clocked.awaitEnd(run);

    assertThat(outside.at("/waits/0/moved").asBoolean()).isFalse();
    assertThat(journeys.calls("w-border", "told-call")).hasSize(3);
  }

  // 5, and called processes

  private static void deployChild(String wait, String type) {
    journeys.deploy(
        "w-child",
        "<bpmn:startEvent id=\"begin\" />",
        catching(wait, "nameless", "on", type),
        flow("begin", wait));
  }

  private static String call(String attributes) {
    return "<bpmn:callActivity id=\"call\"><bpmn:extensionElements><zeebe:calledElement"
        + " processId=\"w-child\" "
        + attributes
        + "/></bpmn:extensionElements></bpmn:callActivity>";
  }

  private static void deployCallers() {
    journeys.deploy(
        "w-parent",
        entry("begin", "nameless", "on", "w-parent"),
        call(""),
        journeys.call("w-parent", "after"),
        flows("begin", "call", "after"));
    journeys.deploy(
        "w-other",
        entry("begin", "nameless", "on", "w-other"),
        call("propagateAllParentVariables=\"false\" "),
        flows("begin", "call"));
  }

  @Test
  void aCalledProcessBelongsToTheRunThatCalledIt() {
    deployChild("used", "w-child-x");
    deployCallers();
    clocked.rule(
        "w-exit-rule", "journey_exited", "event.process in [\\\"w-parent\\\", \\\"w-other\\\"]");
    long parent = enter("w-parent", "\"n\": 1");
    long other = enter("w-other", "\"n\": 1");
    clocked.awaitOpenWaits("w-child", 2);
    deployChild("other", "w-child-y"); // runs in the old version hear all the same

    JsonNode sent = send("w-child", "a", "\"n\": 8");
    clocked.awaitEnd(parent);
    clocked.awaitEnd(other);

    assertThat(sent.get("waits")).hasSize(2);
    assertThat(journeys.calls("w-parent", "after").getFirst().get("n").asInt()).isEqualTo(8);
    assertThat(journeys.awaitCalls("w-exit-rule", "told", 2))
        .extracting(told -> told.at("/data/process").asString())
        .containsExactlyInAnyOrder("w-parent", "w-other");
  }

  // 7: what a wait brings

  @Test
  void aWaitWithMappingsOfItsOwnBringsTheEventAllTheSame() {
    journeys.deploy(
        "w-mapped",
        entry("begin", "nameless", "on", "w-mapped"),
        mapped(catching("used", "nameless", "on", "w-mapped-x"), "=event.n + 1", "next"),
        journeys.call("w-mapped", "after"),
        flows("begin", "used", "after"));
    long run = enter("w-mapped", "\"n\": 1");
    clocked.awaitActive(run, "used");

    send("w-mapped", "a", "\"n\": 5");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-mapped", "after").getFirst().toString())
        .startsWith("{\"user\":\"zoë\",\"event\":\"w-mapped-a\",\"n\":5,");
  }

  @Test
  void theSecondEntryOfAJourneyIsAsGoodAsTheFirst() {
    journeys.deploy(
        "w-entries",
        entry("begin", "nameless", "on", "w-entries-other"),
        mapped(entry("second", "nameless", "on", "w-entries"), "=event.n", "bought"),
        catching("used", "nameless", "on", "w-entries-x", "when", "vars.bought = 3"),
        flows("begin", "used"),
        flow("second", "used"));
    long run = enter("w-entries", "\"n\": 3");
    clocked.awaitActive(run, "used");

    send("w-entries", "a", "");

    clocked.awaitEnd(run);
  }

  private static String flowIf(String from, String to, String condition) {
    return """
    <bpmn:sequenceFlow id="%s-to-%s" sourceRef="%s" targetRef="%s">
      <bpmn:conditionExpression>%s</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    """
        .formatted(from, to, from, to, condition);
  }

  private static void deployPath() {
    journeys.deploy(
        "w-path",
        entry("begin", "nameless", "on", "w-path"),
        "<bpmn:subProcess id=\"work\"><bpmn:startEvent id=\"inner\" />"
            + waiting("a-day", "P1D")
            + flow("inner", "a-day")
            + "</bpmn:subProcess>",
        border("told", "work", false, "w-path-x"),
        journeys.call("w-path", "told-call"),
        waiting("hours", "=duration(&quot;PT&quot; + string(event.n) + &quot;H&quot;)"),
        task("refresh", "refresh-state"),
        "<bpmn:exclusiveGateway id=\"size\" default=\"size-to-small-call\" />",
        journeys.call("w-path", "big-call"),
        journeys.call("w-path", "small-call"),
        catching("next", "nameless", "on", "w-path-y", "when", "event.n < vars.event.n"),
        journeys.call("w-path", "next-call"),
        journeys.call("w-path", "after"),
        flows("begin", "work", "after"),
        flows("told", "told-call", "hours", "refresh", "size"),
        flowIf("size", "big-call", "=event.n &gt; 5 and state.tier = 2 // big"),
        flows("size", "small-call"),
        flows("big-call", "next", "next-call"));
  }

  @Test
  void whatANoticeAtABorderBringsCountsOnThePathThatLeadsFromThere() {
    deployPath();
    long run = enter("w-path", "\"n\": 1");
    clocked.awaitActive(run, "a-day");

    send("w-path", "1", "\"n\": 9");
    clocked.awaitActive(run, "hours");
    clocked
        .app()
        .send("PATCH", "/api/v1/users/zo%C3%AB/state", "application/json", "{\"tier\": 2}");
    engine.advance(Duration.ofHours(9));
    clocked.awaitActive(run, "next");
    journeys.send("w-path-2", "w-path-y", "zoë", ", \"data\": {\"n\": 9}");
    journeys.send("w-path-3", "w-path-y", "zoë", ", \"data\": {\"n\": 3}");
    journeys.awaitCalls("w-path", "next-call", 1);
    engine.advance(Duration.ofHours(16));
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-path", "told-call").getFirst().get("n").asInt()).isEqualTo(9);
    assertThat(journeys.calls("w-path", "big-call").getFirst().get("n").asInt()).isEqualTo(9);
    assertThat(journeys.calls("w-path", "next-call").getFirst().get("n").asInt()).isEqualTo(3);
    assertThat(journeys.calls("w-path", "after").getFirst().get("n").asInt()).isEqualTo(1);
    assertThat(journeys.calls("w-path", "small-call")).isEmpty();
  }
}
