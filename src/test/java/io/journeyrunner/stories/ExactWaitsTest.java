// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.mapped;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Neighbours of a wait that once took its event, or got it too: none does. */
@Order(ClockedJourneys.LAST)
class ExactWaitsTest {

  private static final RunningEngine engine = RunningEngine.shared();

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static long enter(String journey, String id) {
    return clocked.enter(journey, journey + "-" + id, ", \"data\": {\"n\": 0}");
  }

  private static JsonNode send(String journey, String id, int n) {
    return journeys.send(
        journey + "-" + id, journey + "-x", "zoë", ", \"data\": {\"n\": %d}".formatted(n));
  }

  private static String pausing(String id) {
    return "<bpmn:subProcess id=\"%s\"><bpmn:startEvent id=\"inner\" />%s%s</bpmn:subProcess>"
        .formatted(id, waiting("a-week", "P7D"), flow("inner", "a-week"));
  }

  @Test
  void theEventThatEndsAWaitDoesNotEndTheStepBehindItToo() {
    journeys.deploy(
        "ew-behind",
        entry("begin", "nameless", "on", "ew-behind"),
        catching("used", "nameless", "on", "ew-behind-x", "when", "event.n >= 20"),
        pausing("step"),
        border("left", "step", true, "ew-behind-x")
            .replace(
                "</zeebe:properties>",
                "<zeebe:property name=\"when\" value=\"event.n &gt;= 50\" /></zeebe:properties>"),
        journeys.call("ew-behind", "left-call"),
        flows("begin", "used", "step"),
        flow("left", "left-call"));
    long run = enter("ew-behind", "1");
    clocked.awaitActive(run, "used");

    send("ew-behind", "2", 60);
    clocked.awaitActive(run, "a-week");
    assertThat(journeys.calls("ew-behind", "left-call")).isEmpty();
    send("ew-behind", "3", 60);

    clocked.awaitEnd(run);
    assertThat(journeys.calls("ew-behind", "left-call")).hasSize(1);
  }

  @Test
  void anExitIsNotMadeByAnEventThatCameBeforeTheUserEnteredAgain() {
    journeys.deploy(
        "ew-exit",
        entry("begin", "nameless", "on", "ew-exit"),
        waiting("a-week", "P7D"),
        flow("begin", "a-week"),
        "<bpmn:subProcess id=\"leaving\" triggeredByEvent=\"true\">",
        mapped(entry("left", "nameless", "on", "ew-exit-x"), "=event.n", "why"),
        journeys.call("ew-exit", "bye"),
        flow("left", "bye"),
        "</bpmn:subProcess>");
    long first = enter("ew-exit", "1");
    clocked.awaitActive(first, "a-week");
    send("ew-exit", "2", 7);
    clocked.awaitEnd(first);
    send("ew-exit", "3", 8);

    long second = enter("ew-exit", "4");
    clocked.awaitActive(second, "a-week");

    assertThat(engine.isCompleted(second)).isFalse();
    assertThat(journeys.calls("ew-exit", "bye"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(7);
    send("ew-exit", "5", 9);
    clocked.awaitEnd(second);
  }

  @Test
  void aNoticeAtTheBorderTakesNoEventFromTheWaitInside() {
    journeys.deploy(
        "ew-inside",
        entry("begin", "nameless", "on", "ew-inside"),
        "<bpmn:subProcess id=\"step\"><bpmn:startEvent id=\"inner\" />"
            + catching("used", "nameless", "on", "ew-inside-x")
            + flow("inner", "used")
            + "</bpmn:subProcess>",
        border("told", "step", false, "ew-inside-x"),
        journeys.call("ew-inside", "told-call"),
        flow("begin", "step"),
        flow("told", "told-call"));
    long run = enter("ew-inside", "1");
    clocked.awaitActive(run, "used");

    send("ew-inside", "2", 4);
    clocked.awaitEnd(run);

    assertThat(journeys.calls("ew-inside", "told-call")).hasSize(1);
  }

  @Test
  void eachOfThreeRunsHearsInTheProcessThatItCalls() {
    journeys.deploy(
        "ew-called",
        "<bpmn:startEvent id=\"begin\" />",
        catching("used", "nameless", "on", "ew-calling-x"),
        flow("begin", "used"));
    journeys.deploy(
        "ew-calling",
        entry("begin", "nameless", "on", "ew-calling", "mode", "every_event"),
        "<bpmn:callActivity id=\"call\"><bpmn:extensionElements><zeebe:calledElement"
            + " processId=\"ew-called\" /></bpmn:extensionElements></bpmn:callActivity>",
        flow("begin", "call"));
    long first = enter("ew-calling", "1");
    long second = enter("ew-calling", "2");
    long third = enter("ew-calling", "3");
    clocked.awaitOpenWaits("ew-called", 3);

    JsonNode sent = send("ew-calling", "4", 1);

    assertThat(sent.get("waits")).hasSize(3).allMatch(wait -> wait.get("moved").asBoolean());
    clocked.awaitEnd(first);
    clocked.awaitEnd(second);
    clocked.awaitEnd(third);
  }

  @Test
  void twoUsersMaySendEventsOfOneId() {
    journeys.deploy(
        "ew-ids",
        entry("begin", "nameless", "on", "ew-ids"),
        catching("used", "nameless", "on", "ew-ids-x"),
        flows("begin", "used"));
    JsonNode zoe = journeys.send("ew-ids-same", "ew-ids", "zoë");
    JsonNode noe = journeys.send("ew-ids-same", "ew-ids", "noë", ", \"state\": {\"level\": 3}");
    long first = Long.parseLong(zoe.at("/started/0/instance").asString());
    long second = Long.parseLong(noe.at("/started/0/instance").asString());
    clocked.awaitActive(first, "used");
    clocked.awaitActive(second, "used");

    journeys.send("ew-ids-too", "ew-ids-x", "zoë");
    journeys.send("ew-ids-too", "ew-ids-x", "noë");

    clocked.awaitEnd(first);
    clocked.awaitEnd(second);
    assertThat(clocked.app().get("/api/v1/users/no%C3%AB/state").at("/state/level").asInt())
        .isEqualTo(3);
  }
}
