// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Elements of BPMN that journeys seldom need, and that do what they are drawn for. */
@Order(ClockedJourneys.LAST)
class BpmnElementsEngineTest {

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static String begin(String journey) {
    return entry("begin", "nameless", "on", journey);
  }

  private static String event(String kind, String id, String definition) {
    return "<bpmn:%s id=\"%s\">%s</bpmn:%s>".formatted(kind, id, definition, kind);
  }

  private static void run(String journey) {
    clocked.awaitEnd(clocked.enter(journey, journey + "-1", ", \"data\": {\"n\": 2}"));
  }

  @Test
  void aLinkLeadsToTheOtherEnd() {
    String link = "<bpmn:linkEventDefinition id=\"%s-link\" name=\"there\" />";
    journeys.deploy(
        "el-link",
        begin("el-link"),
        event("intermediateThrowEvent", "leave", link.formatted("leave")),
        event("intermediateCatchEvent", "arrive", link.formatted("arrive")),
        journeys.call("el-link", "after"),
        flow("begin", "leave"),
        flow("arrive", "after"));

    run("el-link");

    assertThat(journeys.calls("el-link", "after")).hasSize(1);
  }

  @Test
  void aTerminateEventEndsWhatWaitsBesideIt() {
    journeys.deploy(
        "el-end",
        begin("el-end"),
        "<bpmn:parallelGateway id=\"fork\" />",
        waiting("long", "P1D"),
        journeys.call("el-end", "short"),
        event("endEvent", "all", "<bpmn:terminateEventDefinition id=\"all-end\" />"),
        flows("begin", "fork", "long"),
        flows("fork", "short", "all"));

    run("el-end");

    assertThat(journeys.calls("el-end", "short")).hasSize(1);
  }

  @Test
  void anInclusiveGatewayTakesEveryWayWhoseConditionHolds() {
    String flow =
        "<bpmn:sequenceFlow id=\"to-%s\" sourceRef=\"choice\" targetRef=\"%s\">"
            + "<bpmn:conditionExpression>=event.n &gt; %d</bpmn:conditionExpression>"
            + "</bpmn:sequenceFlow>";
    journeys.deploy(
        "el-incl",
        begin("el-incl"),
        "<bpmn:inclusiveGateway id=\"choice\" default=\"choice-to-else\" />",
        journeys.call("el-incl", "one"),
        journeys.call("el-incl", "two"),
        journeys.call("el-incl", "three"),
        journeys.call("el-incl", "else"),
        flow("begin", "choice"),
        flow.formatted("one", "one", 0),
        flow.formatted("two", "two", 1),
        flow.formatted("three", "three", 2),
        flow("choice", "else"));

    run("el-incl");

    assertThat(journeys.calls("el-incl", "one")).hasSize(1);
    assertThat(journeys.calls("el-incl", "two")).hasSize(1);
    assertThat(journeys.calls("el-incl", "three")).isEmpty();
    assertThat(journeys.calls("el-incl", "else")).isEmpty();
  }

  @Test
  void anEscalationStartsItsPathAndTheRunGoesOn() {
    String escalation = "<bpmn:escalationEventDefinition id=\"%s-e\" escalationRef=\"up\" />";
    deploy(
        "el-esc",
        begin("el-esc")
            + "<bpmn:subProcess id=\"inside\"><bpmn:startEvent id=\"in\" />"
            + event("intermediateThrowEvent", "shout", escalation.formatted("shout"))
            + flow("in", "shout")
            + "</bpmn:subProcess>"
            + "<bpmn:boundaryEvent id=\"heard\" cancelActivity=\"false\" attachedToRef=\"inside\">"
            + escalation.formatted("heard")
            + "</bpmn:boundaryEvent>"
            + journeys.call("el-esc", "beside")
            + journeys.call("el-esc", "after")
            + flows("begin", "inside", "after")
            + flow("heard", "beside"),
        "<bpmn:escalation id=\"up\" name=\"up\" escalationCode=\"up\" />");

    run("el-esc");

    assertThat(journeys.calls("el-esc", "beside")).hasSize(1);
    assertThat(journeys.calls("el-esc", "after")).hasSize(1);
  }

  @Test
  void aCompensationUndoesWhatWasDone() {
    String compensation = "<bpmn:compensateEventDefinition id=\"%s-c\" />";
    deploy(
        "el-comp",
        begin("el-comp")
            + journeys.call("el-comp", "book")
            + "<bpmn:boundaryEvent id=\"undo\" attachedToRef=\"book\">"
            + compensation.formatted("undo")
            + "</bpmn:boundaryEvent>"
            + journeys
                .call("el-comp", "cancel")
                .replace("<bpmn:serviceTask ", "<bpmn:serviceTask isForCompensation=\"true\" ")
            + event("endEvent", "sorry", compensation.formatted("sorry"))
            + flows("begin", "book", "sorry")
            + "<bpmn:association id=\"undo-by\" associationDirection=\"One\" sourceRef=\"undo\""
            + " targetRef=\"cancel\" />",
        "");

    run("el-comp");

    assertThat(journeys.calls("el-comp", "book")).hasSize(1);
    assertThat(journeys.calls("el-comp", "cancel")).hasSize(1);
  }

  private static void deploy(String id, String content, String more) {
    HttpResponse<String> answer =
        clocked
            .app()
            .send(
                "POST",
                "/api/v1/journeys?name=" + id + ".bpmn",
                "application/xml",
                process(id, content).replace("</bpmn:definitions>", more + "</bpmn:definitions>"));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
  }
}
