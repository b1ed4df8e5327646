// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.mapped;
import static io.journeyrunner.journeys.diagram.Diagrams.notice;
import static io.journeyrunner.journeys.diagram.Diagrams.threeTimes;
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

/** What a designer expects of a wait (DESIGN 5b), sentence by sentence, on the real engine. */
@Order(ClockedJourneys.LAST)
class WaitsTest {

  private static final String FORK =
      "<bpmn:parallelGateway id=\"fork\" /><bpmn:parallelGateway id=\"join\" />";

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

  // 1: once, after the run began, and every wait that is open

  @Test
  void oneEventMovesARunThroughOneOfTwoWaitsOneAfterTheOther() {
    journeys.deploy(
        "w-two",
        entry("begin", "nameless", "on", "w-two"),
        catching("one", "nameless", "on", "w-two-x", "when", "event.n >= 20"),
        journeys.call("w-two", "between"),
        catching("two", "nameless", "on", "w-two-x", "when", "event.n >= 20"),
        flows("begin", "one", "between", "two"));
    long run = enter("w-two", "\"n\": 1");
    clocked.awaitActive(run, "one");

    send("w-two", "a", "\"n\": 50");
    clocked.awaitActive(run, "two");
    assertThat(send("w-two", "a", "\"n\": 50").get("status").asString()).isEqualTo("duplicate");

    assertThat(engine.isCompleted(run)).isFalse();
    send("w-two", "b", "\"n\": 60");
    clocked.awaitEnd(run);
  }

  @Test
  void anEventOfBeforeTheRunDoesNotCount() {
    journeys.deploy(
        "w-before",
        entry("begin", "nameless", "on", "w-before"),
        catching("used", "nameless", "on", "w-before-x"),
        flows("begin", "used"));
    send("w-before", "early", "");

    long run = enter("w-before", "");
    clocked.awaitActive(run, "used");

    assertThat(engine.isCompleted(run)).isFalse();
    send("w-before", "late", "");
    clocked.awaitEnd(run);
  }

  @Test
  void allParallelWaitsGetTheEvent() {
    journeys.deploy(
        "w-fork",
        entry("begin", "nameless", "on", "w-fork"),
        FORK,
        catching("left", "nameless", "on", "w-fork-x"),
        catching("right", "nameless", "on", "w-fork-x"),
        flows("begin", "fork", "left", "join"),
        flows("fork", "right", "join"));
    long run = enter("w-fork", "");
    clocked.awaitActive(run, "left");
    clocked.awaitActive(run, "right");

    JsonNode sent = send("w-fork", "a", "");

    assertThat(sent.get("waits")).allMatch(wait -> wait.get("moved").asBoolean()).hasSize(2);
    clocked.awaitEnd(run);
  }

  @Test
  void eachInstanceOfAMultiInstanceGetsTheEventAndKeepsItToItself() {
    journeys.deploy(
        "w-many",
        entry("begin", "nameless", "on", "w-many"),
        threeTimes(
            "each",
            "<bpmn:startEvent id=\"inner\" />"
                + catching("used", "nameless", "on", "w-many-x")
                + journeys.call("w-many", "inside")
                + flows("inner", "used", "inside")),
        journeys.call("w-many", "after"),
        flows("begin", "each", "after"));
    long run = enter("w-many", "\"n\": 1");
    clocked.awaitActive(run, "used");
    clocked.awaitOpenWaits("w-many", 3);

    send("w-many", "a", "\"n\": 7");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-many", "inside"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(7, 7, 7);
    assertThat(journeys.calls("w-many", "after"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(1);
  }

  @Test
  void aNoticeBesideAWaitLetsBothHaveTheEventAndKeepsItsOwnToItself() {
    journeys.deploy(
        "w-notice",
        entry("begin", "nameless", "on", "w-notice"),
        catching("used", "nameless", "on", "w-notice-y"),
        journeys.call("w-notice", "after"),
        flows("begin", "used", "after"),
        notice(
            "w-notice-notice",
            "noticed",
            "w-notice-x",
            journeys.call("w-notice", "note") + flow("noticed", "note")));
    long run = enter("w-notice", "\"n\": 1");
    clocked.awaitActive(run, "used");

    send("w-notice", "a", "\"n\": 2");
    send("w-notice", "b", "\"n\": 3");
    journeys.awaitCalls("w-notice", "note", 2);
    journeys.send("w-notice-c", "w-notice-y", "zoë", ", \"data\": {\"n\": 4}");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-notice", "note"))
        .extracting(call -> call.get("n").asInt())
        .containsExactlyInAnyOrder(2, 3);
    assertThat(journeys.calls("w-notice", "after").getFirst().get("n").asInt()).isEqualTo(4);
  }

  @Test
  void withEveryEventANoticeReachesEachRunOnce() {
    journeys.deploy(
        "w-three",
        entry("begin", "nameless", "on", "w-three", "mode", "every_event"),
        waiting("pause", "PT5M"),
        flow("begin", "pause"),
        notice(
            "w-three-notice",
            "noticed",
            "w-three-x",
            journeys.call("w-three", "note") + flow("noticed", "note")));
    for (int n = 0; n < 3; n++) {
      long run = clocked.enter("w-three", "w-three-enter-" + n, ", \"data\": {\"n\": " + n + "}");
      clocked.awaitActive(run, "pause");
    }

    JsonNode sent = send("w-three", "a", "\"n\": 9");

    assertThat(sent.get("waits")).extracting(wait -> wait.get("instance")).doesNotHaveDuplicates();
    assertThat(journeys.awaitCalls("w-three", "note", 3)).hasSize(3);
    send("w-three", "b", "\"n\": 9");
    assertThat(journeys.awaitCalls("w-three", "note", 6)).hasSize(6);
  }

  // 3: a condition sees the variables of the run

  @Test
  void ofRunsSideBySideTheOneMovesWhoseVariablesFit() {
    journeys.deploy(
        "w-vars",
        mapped(
            entry("begin", "nameless", "on", "w-vars", "mode", "every_event"), "=event.n", "order"),
        catching("paid", "nameless", "on", "w-vars-x", "when", "vars.order = event.n"),
        flows("begin", "paid"));
    long first = clocked.enter("w-vars", "w-vars-1", ", \"data\": {\"n\": 1}");
    long second = clocked.enter("w-vars", "w-vars-2", ", \"data\": {\"n\": 2}");
    clocked.awaitActive(first, "paid");
    clocked.awaitActive(second, "paid");

    send("w-vars", "a", "\"n\": 2");
    clocked.awaitEnd(second);

    assertThat(engine.isCompleted(first)).isFalse();
    send("w-vars", "b", "\"n\": 1");
    clocked.awaitEnd(first);
  }

  // 4: of several branches the first in the drawing

  @Test
  void theFirstBranchInTheDrawingWinsWhoseConditionHolds() {
    journeys.deploy(
        "w-branch",
        entry("begin", "nameless", "on", "w-branch"),
        "<bpmn:eventBasedGateway id=\"which\"><bpmn:outgoing>which-to-z</bpmn:outgoing>"
            + "<bpmn:outgoing>which-to-a</bpmn:outgoing></bpmn:eventBasedGateway>",
        catching("z", "nameless", "on", "w-branch-x", "when", "event.n > 1"),
        catching("a", "nameless", "on", "w-branch-x", "when", "event.n > 0"),
        journeys.call("w-branch", "first"),
        journeys.call("w-branch", "second"),
        flows("begin", "which", "z", "first"),
        flows("which", "a", "second"));
    long run = enter("w-branch", "");
    clocked.awaitActive(run, "which");

    send("w-branch", "a", "\"n\": 5");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-branch", "first")).hasSize(1);
    assertThat(journeys.calls("w-branch", "second")).isEmpty();
  }

  @Test
  void aWaitThatATimerEndedTakesNoEventFromTheNextOne() {
    journeys.deploy(
        "w-over",
        entry("begin", "nameless", "on", "w-over"),
        "<bpmn:eventBasedGateway id=\"which\"><bpmn:outgoing>which-to-used</bpmn:outgoing>"
            + "<bpmn:outgoing>which-to-a-day</bpmn:outgoing></bpmn:eventBasedGateway>",
        catching("used", "nameless", "on", "w-over-x"),
        waiting("a-day", "P1D"),
        catching("again", "nameless", "on", "w-over-x"),
        journeys.call("w-over", "after"),
        flows("begin", "which", "used"),
        flows("which", "a-day", "again", "after"));
    long run = enter("w-over", "");
    clocked.awaitActive(run, "which");
    engine.advance(Duration.ofDays(1));
    clocked.awaitActive(run, "again");

    send("w-over", "a", "");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("w-over", "after")).hasSize(1);
  }
}
