// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Elements of BPMN that wait for events, for time or for an error, as journeys draw them. */
@Order(ClockedJourneys.LAST)
class WaitingElementsEngineTest {

  private static final String LOOP =
      "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:extensionElements>"
          + "<zeebe:loopCharacteristics inputCollection=\"=[1, 2]\" inputElement=\"item\" />"
          + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>";

  private static final String RECEIVE =
      "<bpmn:receiveTask id=\"used\" messageRef=\"nameless\"><bpmn:extensionElements>"
          + "<zeebe:properties><zeebe:property name=\"on\" value=\"%s\" /></zeebe:properties>"
          + "</bpmn:extensionElements>%s</bpmn:receiveTask>";

  private static final String REJECTED =
      "<bpmn:errorEventDefinition id=\"%s-error\" errorRef=\"rejected\" />";

  private static final RunningEngine engine = RunningEngine.shared();

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static String begin(String journey) {
    return entry("begin", "nameless", "on", journey);
  }

  private static long enter(String journey) {
    return clocked.enter(journey, journey + "-enter", ", \"data\": {\"n\": 0}");
  }

  private static void send(String journey, int n) {
    journeys.send(journey + "-" + n, journey + "-x", "zoë", ", \"data\": {\"n\": %d}".formatted(n));
  }

  private static String inside(String id, String loop, String content) {
    return "<bpmn:subProcess id=\"%s\">%s<bpmn:startEvent id=\"inner\" />%s</bpmn:subProcess>"
        .formatted(id, loop, content);
  }

  private static String border(String id, String on, String definition) {
    return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\">%s</bpmn:boundaryEvent>"
        .formatted(id, on, definition);
  }

  private static String timer(String id, String duration) {
    return "<bpmn:timerEventDefinition id=\"%s-timer\"><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>"
        .formatted(id, duration);
  }

  /** A call that is rejected, and throws the error of it. */
  private static String rejected(String journey) {
    return journeys
        .call(journey, "refused")
        .replace("/refused\"", "/refused?status=403\"")
        .replace(
            "</zeebe:taskHeaders>",
            "<zeebe:header key=\"onFailure\" value=\"error\" /></zeebe:taskHeaders>");
  }

  @Test
  void aReceiveTaskWaitsLikeACatchEvent() {
    journeys.deploy(
        "we-receive",
        begin("we-receive"),
        RECEIVE.formatted("we-receive-x", ""),
        journeys.call("we-receive", "after"),
        flows("begin", "used", "after"));
    long run = enter("we-receive");
    clocked.awaitActive(run, "used");

    send("we-receive", 4);
    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-receive", "after").getFirst().get("n").asInt()).isEqualTo(4);
  }

  @Test
  void aReceiveTaskThatIsDoneForEachIsFreedByOneEvent() {
    journeys.deploy(
        "we-each",
        begin("we-each"),
        RECEIVE.formatted("we-each-x", LOOP.formatted(false)),
        journeys.call("we-each", "after"),
        flows("begin", "used", "after"));
    long run = enter("we-each");
    clocked.awaitOpenWaits("we-each", 2);

    send("we-each", 4);
    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-each", "after")).hasSize(1);
  }

  @Test
  void instancesOneAfterTheOtherTakeAnEventEach() {
    journeys.deploy(
        "we-turns",
        begin("we-turns"),
        inside(
            "turns",
            LOOP.formatted(true),
            catching("used", "nameless", "on", "we-turns-x")
                + journeys.call("we-turns", "inside")
                + flows("inner", "used", "inside")),
        flow("begin", "turns"));
    long run = enter("we-turns");
    clocked.awaitOpenWaits("we-turns", 1);

    send("we-turns", 1);
    clocked.awaitOpenWaits("we-turns", 2);
    assertThat(engine.isCompleted(run)).isFalse();
    send("we-turns", 2);
    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-turns", "inside"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(1, 2);
  }

  @Test
  void anExitBesideAWaitForTheSameEventEndsTheRun() {
    journeys.deploy(
        "we-exit",
        begin("we-exit"),
        catching("used", "nameless", "on", "we-exit-x"),
        waiting("a-day", "P1D"),
        flows("begin", "used", "a-day"),
        "<bpmn:subProcess id=\"leaving\" triggeredByEvent=\"true\">",
        entry("left", "nameless", "on", "we-exit-x"),
        journeys.call("we-exit", "bye"),
        flow("left", "bye"),
        "</bpmn:subProcess>");
    long run = enter("we-exit");
    clocked.awaitActive(run, "used");

    send("we-exit", 3);
    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-exit", "bye"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(3);
  }

  @Test
  void aTimerAtTheBorderEndsAWait() {
    journeys.deploy(
        "we-late",
        begin("we-late"),
        RECEIVE.formatted("we-late-x", ""),
        border("late", "used", timer("late", "P2D")),
        journeys.call("we-late", "reminded"),
        flow("begin", "used"),
        flow("late", "reminded"));
    long run = enter("we-late");
    clocked.awaitActive(run, "used");

    engine.advance(Duration.ofDays(2));
    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-late", "reminded")).hasSize(1);
  }

  @Test
  void aTimerBesideAllElseStartsItsOwnPath() {
    journeys.deploy(
        "we-beside",
        begin("we-beside"),
        RECEIVE.formatted("we-beside-x", ""),
        flow("begin", "used"),
        "<bpmn:subProcess id=\"later\" triggeredByEvent=\"true\">"
            + "<bpmn:startEvent id=\"due\" isInterrupting=\"false\">"
            + timer("due", "P2D")
            + "</bpmn:startEvent>"
            + journeys.call("we-beside", "note")
            + flow("due", "note")
            + "</bpmn:subProcess>");
    long run = enter("we-beside");
    clocked.awaitActive(run, "used");

    engine.advance(Duration.ofDays(2));
    journeys.awaitCalls("we-beside", "note", 1);
    send("we-beside", 1);

    clocked.awaitEnd(run);
  }

  @Test
  void anErrorOfACallStartsTheSubProcessThatCatchesIt() {
    journeys.deploy(
        "we-error",
        begin("we-error"),
        rejected("we-error"),
        flow("begin", "refused"),
        "<bpmn:subProcess id=\"caught\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"failed\">"
            + REJECTED.formatted("failed")
            + "</bpmn:startEvent>"
            + journeys.call("we-error", "sorry")
            + flow("failed", "sorry")
            + "</bpmn:subProcess>");
    long run = enter("we-error");

    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-error", "sorry")).hasSize(1);
  }

  @Test
  void anErrorAtAnEndLeavesItsSubProcessByTheBorder() {
    journeys.deploy(
        "we-end",
        begin("we-end"),
        inside(
            "work",
            "",
            "<bpmn:endEvent id=\"bad\">"
                + REJECTED.formatted("bad")
                + "</bpmn:endEvent>"
                + flow("inner", "bad")),
        border("caught", "work", REJECTED.formatted("caught")),
        journeys.call("we-end", "sorry"),
        flow("begin", "work"),
        flow("caught", "sorry"));
    long run = enter("we-end");

    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-end", "sorry")).hasSize(1);
  }

  @Test
  void aGatewayTakesItsDefaultFlowByWhatAScriptGave() {
    journeys.deploy(
        "we-script",
        begin("we-script"),
        "<bpmn:scriptTask id=\"count\"><bpmn:extensionElements><zeebe:script"
            + " expression=\"=event.n + 1\" resultVariable=\"sum\" /></bpmn:extensionElements>"
            + "</bpmn:scriptTask>"
            + "<bpmn:exclusiveGateway id=\"which\" default=\"which-to-few\" />"
            + "<bpmn:sequenceFlow id=\"to-many\" sourceRef=\"which\" targetRef=\"many\">"
            + "<bpmn:conditionExpression>=sum &gt; 1</bpmn:conditionExpression>"
            + "</bpmn:sequenceFlow>",
        journeys.call("we-script", "many"),
        journeys.call("we-script", "few"),
        flows("begin", "count", "which", "few"));
    long run = enter("we-script");

    clocked.awaitEnd(run);

    assertThat(journeys.calls("we-script", "few")).hasSize(1);
    assertThat(journeys.calls("we-script", "many")).isEmpty();
  }
}
