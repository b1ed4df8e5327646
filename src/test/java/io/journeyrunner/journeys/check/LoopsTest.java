// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.check.Said.said;
import static io.journeyrunner.journeys.check.Said.saidOf;
import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.gateway;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which ways back are fine, and which keep the engine or a partner busy. */
class LoopsTest {

  private static final String CALL = task("call", "webhook", "url", "https://x.test/");

  private static String back(String condition, String middle) {
    return gateway("again").replace("/>", "default=\"again-to-done\" />")
        + end("done")
        + flow("again", "done")
        + "<bpmn:sequenceFlow id=\"back\" sourceRef=\"again\" targetRef=\"call\">"
        + "<bpmn:conditionExpression>%s</bpmn:conditionExpression></bpmn:sequenceFlow>"
            .formatted(condition)
        + middle;
  }

  @Test
  void aLoopThatCountsItsRoundsIsFine() {
    String counting =
        CALL.replace(
            "<zeebe:taskHeaders>",
            "<zeebe:ioMapping><zeebe:output source=\"=n + 1\" target=\"n\" /></zeebe:ioMapping>"
                + "<zeebe:taskHeaders>");

    assertThat(saidOf(counting + back("=n &lt; 3", flow("call", "again")))).isEmpty();
  }

  @Test
  void aLoopThroughALimitIsFine() {
    assertThat(
            saidOf(
                CALL
                    + task("three", "limit", "scope", "user", "max", "3")
                    + back("=limit_reached = false", flow("call", "three"))
                    + flow("three", "again")))
        .noneMatch(said -> said.contains("loop"));
  }

  @Test
  void aLoopUntilAPartnerSaysYesIsNot() {
    assertThat(saidOf(CALL + back("=reply.ok", flow("call", "again"))))
        .containsExactly(
            "error: again: stands in a loop without a wait: again, call; put a timer or a wait for"
                + " an event into the loop, or bound it by a Limit block or a counter that a"
                + " condition looks at");
  }

  @Test
  void aLoopThroughAJoinThatWaitsIsFine() {
    assertThat(
            saidOf(
                "<bpmn:parallelGateway id=\"fork\" /><bpmn:parallelGateway id=\"join\" />"
                    + waiting("pause", "PT1H")
                    + CALL
                    + flow("fork", "pause")
                    + flow("fork", "call")
                    + flow("pause", "join")
                    + flow("call", "join")
                    + flow("join", "fork")))
        .isEmpty();
  }

  @Test
  void aTimerThatIsDueAtOnceIsNoWait() {
    String ring = CALL + flow("call", "pause") + flow("pause", "call");

    assertThat(saidOf(ring + waiting("pause", "PT0S"))).anyMatch(said -> said.contains("loop"));
    assertThat(
            saidOf(
                ring
                    + waiting("pause", "2020-01-01T00:00:00Z").replace("timeDuration", "timeDate")))
        .anyMatch(said -> said.contains("loop"));
  }

  @Test
  void anEscalationThatStartsWhatThrowsItIsALoop() {
    String escalation = "<bpmn:escalationEventDefinition id=\"%s\" escalationRef=\"up\" />";
    String inner =
        "<bpmn:subProcess id=\"sub\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"in\""
            + " isInterrupting=\"false\">"
            + escalation.formatted("a")
            + "</bpmn:startEvent><bpmn:endEvent id=\"out\">"
            + escalation.formatted("b")
            + "</bpmn:endEvent>"
            + flow("in", "out")
            + "</bpmn:subProcess>";

    assertThat(
            said(
                process("p", "<bpmn:startEvent id=\"begin\" />" + inner)
                    .replace(
                        "<bpmn:error id=\"rejected\"",
                        "<bpmn:escalation id=\"up\" escalationCode=\"up\" /><bpmn:error"
                            + " id=\"rejected\"")))
        .anyMatch(said -> said.startsWith("error: in: stands in a loop without a wait: in, out;"));
  }

  @Test
  void aProcessThatCallsItselfIsRefused() {
    assertThat(
            saidOf(
                "<bpmn:callActivity id=\"again\"><bpmn:extensionElements><zeebe:calledElement"
                    + " processId=\"welcome\" /></bpmn:extensionElements></bpmn:callActivity>"))
        .containsExactly(
            "error: again: calls welcome, in which it is drawn: each run would begin another"
                + " without end; draw the way back as a flow with a wait in it");
  }

  @Test
  void whatWouldKeepTheEngineFromEverythingElseIsRefused() {
    String refused =
        "error: welcome: has too many elements without work in one chain, or too many gateways with"
            + " nothing but such elements between them: the engine would stand still while it looks"
            + " for loops; take out tasks without a type, or draw parts of it as journeys of their"
            + " own, and call them";

    assertThat(saidOf(LargeDrawingEngineTest.chain(500))).isEmpty();
    assertThat(saidOf(LargeDrawingEngineTest.chain(600))).containsExactly(refused);
    assertThat(saidOf(LargeDrawingEngineTest.diamonds(10))).isEmpty();
    assertThat(saidOf(LargeDrawingEngineTest.diamonds(25))).containsExactly(refused);
  }
}
