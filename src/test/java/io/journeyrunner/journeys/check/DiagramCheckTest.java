// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.check.Said.said;
import static io.journeyrunner.journeys.check.Said.saidOf;
import static io.journeyrunner.journeys.diagram.Diagrams.boundaryError;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.gateway;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a designer is told before anything is deployed. */
class DiagramCheckTest {

  private static final String URL = "https://api.example.com/";

  @Test
  void thereIsNothingToSayOfTheSample() throws IOException {
    Path sample = Path.of("bpmn/journeys/level-up-congratulation.bpmn");

    Checked checked = CheckAccess.check().check("x.bpmn", Files.readString(sample));

    assertThat(checked.flaws()).isEmpty();
    assertThat(checked.deployable()).isPresent();
  }

  @Test
  void whatIsNoDiagramIsSaidToBeNone() {
    assertThat(said("no XML"))
        .containsExactly(
            "error: line 1: is no BPMN 2.0 diagram: it can't be read from here on; save it again in"
                + " Camunda Modeler");
    assertThat(said(" "))
        .containsExactly("error: is empty; save the diagram again in Camunda Modeler");
    assertThat(said(process("welcome", "<bpmn:startEvent id=")))
        .containsExactly(
            "error: line 4: is no BPMN 2.0 diagram: it can't be read from here on; save it again in"
                + " Camunda Modeler");
  }

  @Test
  void aDiagramReadsNoFileOfTheMachine() {
    String text =
        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
            + process("welcome", entry("begin", "spin")).replaceFirst("<\\?xml.*\\?>\\s*", "");

    assertThat(said(text))
        .containsExactly(
            "error: line 1: is no BPMN 2.0 diagram: it has a DOCTYPE, which no diagram needs; take"
                + " it out");
  }

  @Test
  void aProcessMustBeExecutable() {
    assertThat(said(diagram("<bpmn:process id=\"welcome\" isExecutable=\"false\" />")))
        .containsExactly(
            "error: has no executable process; tick Executable on the process in Modeler");
  }

  @Test
  void someIdsAreNotForDesigners() {
    assertThat(said(process("rule-x", entry("begin", "spin"))))
        .containsExactly(
            "error: rule-x: has an id that belongs to the application, as do all that begin with"
                + " rule- or journeyrunner-; give the process another id");
    assertThat(said(process("files", entry("begin", "spin"))))
        .containsExactly(
            "error: files: has an id under which GET /api/v1/journeys/files lists the files; give"
                + " the process another id");
  }

  @Test
  void aProcessThatNoEventStartsIsAllowedButTold() {
    assertThat(said(process("welcome", "<bpmn:startEvent id=\"begin\" />")))
        .containsExactly(
            "warning: welcome: has no start event with a message, so that no event starts it; use"
                + " the template Entry: event, unless another process calls it");
  }

  @Test
  void aJobTypeNeedsSomebodyWhoDoesIt() {
    assertThat(saidOf(task("call", "webhok")))
        .containsExactly(
            "error: call: has the job type webhok, which nobody does; use one of limit,"
                + " refresh-state, webhook, or name it in"
                + " journeyrunner.journeys.check.other-job-types if another program does it");
  }

  @Test
  void aWebhookMustCompile() {
    assertThat(
            saidOf(
                task("call", "webhook", "url", URL, "body", "{ \"n\": {{event.n}", "method", "X")))
        .containsExactly(
            "error: call, task header method: X can't be read; use one of [POST, GET, PUT, PATCH,"
                + " DELETE]",
            "error: call, body, line 1, column 8: {{ is never closed; close it with }}");
    assertThat(saidOf(task("call", "webhook", "url", URL, "body", "{ \"n\": {{event.n}} ")))
        .singleElement()
        .asString()
        .startsWith("error: call, body, line 1, column ");
  }

  @Test
  void feelMustBeReadableWhereverItStands() {
    String flow =
        "<bpmn:sequenceFlow id=\"yes\" sourceRef=\"choice\" targetRef=\"done\">"
            + "<bpmn:conditionExpression>=state.level &gt;</bpmn:conditionExpression>"
            + "</bpmn:sequenceFlow>";

    assertThat(saidOf(gateway("choice") + end("done") + flow + waiting("later", "=duration(")))
        .containsExactly(
            "error: yes, condition, line 1, column 13: FEEL can't read on at: >; correct the"
                + " expression in Modeler",
            "error: later, timer, line 1, column 9: FEEL can't read on at: (; correct the"
                + " expression in Modeler",
            "warning: choice: has a condition on every flow and no default flow: a run for which"
                + " none is true stops there with an incident; make one of the flows the default"
                + " flow");
  }

  @Test
  void aFixedWaitMustBeADuration() {
    assertThat(saidOf(waiting("later", "1 day")))
        .contains(
            "error: later: waits for 1 day, which is no duration; write an ISO 8601 duration, such"
                + " as P1D or PT12H, or FEEL that begins with =");
  }

  @Test
  void aWaitIsForTheSameUser() {
    assertThat(saidOf(catching("used", "uncorrelated")))
        .containsExactly(
            "error: used: waits for a message without saying whose; set the subscription"
                + " correlation key of the message to =user_id");
    assertThat(saidOf(catching("used", "by-order")))
        .containsExactly(
            "error: used: waits for a message by =order_id, but events come by their user's id; set"
                + " the subscription correlation key of the message to =user_id, or name the"
                + " message in journeyrunner.journeys.check.other-messages if another program sends"
                + " it");
    assertThat(saidOf(catching("used", "uncorrelated", "on", "purchase"))).isEmpty();
  }

  @Test
  void aLoopNeedsAWait() {
    String loop =
        gateway("again") + task("refresh-it", "refresh-state") + flow("again", "refresh-it");

    assertThat(saidOf(loop + flow("refresh-it", "again")))
        .containsExactly(
            "error: again: stands in a loop without a wait: again, refresh-it; put a timer or a"
                + " wait for an event into the loop, or bound it by a Limit block or a counter that"
                + " a condition looks at");
    assertThat(
            saidOf(
                loop
                    + waiting("later", "PT1M")
                    + flow("refresh-it", "later")
                    + flow("later", "again")))
        .isEmpty();
  }

  @Test
  void aLoopOverAnErrorPathNeedsAWaitToo() {
    assertThat(
            saidOf(
                task("call", "webhook", "url", URL, "onFailure", "error")
                    + boundaryError("failed", "call", "")
                    + gateway("again")
                    + flow("failed", "again")
                    + flow("again", "call")))
        .containsExactly(
            "error: again: stands in a loop without a wait: again, call, failed; put a timer or a"
                + " wait for an event into the loop, or bound it by a Limit block or a counter that"
                + " a condition looks at");
  }

  @Test
  void anErrorPathMustBeReachable() {
    assertThat(saidOf(task("call", "webhook", "url", URL) + leadingOn("failed", "call", "")))
        .containsExactly(
            "error: failed: catches errors of call, which throws none; set onFailure of call to"
                + " error, or take the event out");
    assertThat(
            saidOf(
                task("call", "webhook", "url", URL, "onFailure", "error")
                    + leadingOn("failed", "call", "unheard-of")
                    + leadingOn("all", "call", "")))
        .containsExactly(
            "error: failed: catches the error NOBODY_THROWS_THIS, which call never throws; use one"
                + " of WEBHOOK_BLOCKED, WEBHOOK_EXPIRED, WEBHOOK_FAILED, WEBHOOK_GONE,"
                + " WEBHOOK_INVALID, WEBHOOK_REJECTED, or no code to catch all");
  }

  @Test
  void anErrorMustBeCaught() {
    String call = task("call", "webhook", "url", URL, "onFailure", "error");

    assertThat(saidOf(call))
        .containsExactly(
            "error: call: throws an error when the call has failed, and nothing catches it; draw"
                + " an error boundary event on it, or set onFailure to incident or continue");
    assertThat(saidOf(call + leadingOn("failed", "call", "rejected")))
        .containsExactly(
            "warning: call: may throw WEBHOOK_BLOCKED, WEBHOOK_EXPIRED, WEBHOOK_FAILED,"
                + " WEBHOOK_GONE, WEBHOOK_INVALID, which nothing catches; catch these, too, or ops"
                + " will see an incident when they happen");
    assertThat(saidOf(call + leadingOn("failed", "call", ""))).isEmpty();
  }

  @Test
  void anErrorMayBeCaughtByWhatTheTaskStandsIn() {
    String inner =
        "<bpmn:subProcess id=\"calls\"><bpmn:startEvent id=\"inner\" />"
            + task("call", "webhook", "url", URL, "onFailure", "error")
            + "</bpmn:subProcess>";

    assertThat(saidOf(inner + leadingOn("failed", "calls", ""))).isEmpty();
  }

  @Test
  void theEnginesOwnRulesAreFoundWithoutTheEngine() {
    assertThat(saidOf("<bpmn:serviceTask id=\"call\" />"))
        .containsExactly(
            "error: call: the engine would refuse it: Must have exactly one 'zeebe:taskDefinition'"
                + " extension element; correct it in Modeler, which shows it under Problems");
  }

  private static String leadingOn(String id, String on, String error) {
    return boundaryError(id, on, error) + end(id + "-end") + flow(id, id + "-end");
  }
}
