// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.check.Said.said;
import static io.journeyrunner.journeys.check.Said.saidOf;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes the engine and then goes another way than a designer thinks. */
class FindingsTest {

  @Test
  void anElementIsCalledByItsNameAndItsId() {
    assertThat(
            saidOf(
                waiting("later", "1 day").replace("id=\"later\"", "id=\"later\" name=\"A day\"")))
        .containsExactly(
            "error: \"A day\" (later): waits for 1 day, which is no duration; write an ISO 8601"
                + " duration, such as P1D or PT12H, or FEEL that begins with =");
  }

  @Test
  void aMessageIsToldOfTheElementThatUsesIt() {
    assertThat(
            said(
                process("welcome", entry("begin", "spin") + catching("used", "computed", "on", "x"))
                    .replace("name=\"=event.next\"", "name=\"=event.\"")))
        .containsExactly(
            "error: used, message name, line 1, column 6: FEEL can't read on at: .; correct"
                + " the expression in Modeler");
  }

  @Test
  void everyMistakeOfAWebhookIsTold() {
    assertThat(
            saidOf(
                task(
                    "call",
                    "webhook",
                    "method",
                    "X",
                    "timeout",
                    "soon",
                    "retries",
                    "[1]",
                    "headers",
                    "{\"a\": {\"b\": 1}}",
                    "body",
                    "{{event.n}",
                    "resultVariable",
                    "event",
                    "endpoint",
                    "none such")))
        .hasSize(7)
        .allMatch(said -> said.startsWith("error: call, "))
        .noneMatch(said -> said.contains("java") || said.contains("Exception"));
  }

  @Test
  void aSignalReachesAllUsers() {
    assertThat(
            saidOf(
                "<bpmn:intermediateThrowEvent id=\"shout\"><bpmn:signalEventDefinition id=\"s\""
                    + " signalRef=\"all\" /></bpmn:intermediateThrowEvent>"))
        .contains(
            "error: shout: is a signal, which reaches the runs of all users, not of one; use a"
                + " message, such as the template Wait: event; if all users are meant, set"
                + " journeyrunner.journeys.check.signals");
  }

  @Test
  void aStartBesideAnEntryBelongsToNobody() {
    assertThat(
            saidOf(
                "<bpmn:startEvent id=\"daily\"><bpmn:timerEventDefinition id=\"t\">"
                    + "<bpmn:timeCycle>R/PT1M</bpmn:timeCycle></bpmn:timerEventDefinition>"
                    + "</bpmn:startEvent><bpmn:startEvent id=\"none\" />"))
        .containsExactly(
            "error: daily: is a start by timer, so that its runs belong to no user; use the"
                + " template Entry: event; for many users at a time, start a batch",
            "warning: none: is a start without an event beside an entry: who begins there belongs"
                + " to no user, unless another process calls it; take it out, unless another"
                + " process calls this one");
  }

  @Test
  void nothingWritesWhatSaysWhoseRunItIs() {
    assertThat(
            saidOf(
                "<bpmn:scriptTask id=\"x\"><bpmn:extensionElements><zeebe:script expression=\"=1\""
                    + " resultVariable=\"user_id\" /><zeebe:ioMapping><zeebe:output source=\"=1\""
                    + " target=\"event.n\" /><zeebe:output source=\"=1\" target=\"fine\" />"
                    + "<zeebe:output source=\"=1\" target=\"journeyrunner_x\" /></zeebe:ioMapping>"
                    + "</bpmn:extensionElements></bpmn:scriptTask>"))
        .containsExactly(
            "error: x, output mapping: writes event.n, which belongs to Journey Runner; give the"
                + " variable another name",
            "error: x, output mapping: writes journeyrunner_x, which belongs to Journey Runner;"
                + " give the variable another name",
            "error: x, result variable: writes user_id, which belongs to Journey Runner; give the"
                + " variable another name");
  }

  @Test
  void nobodyDoesATaskForPeopleHere() {
    assertThat(saidOf("<bpmn:userTask id=\"ask\" />"))
        .containsExactly(
            "warning: ask: is a task for people, and Journey Runner has no task list: a run stays"
                + " there until another program completes it; use a wait for an event, unless you"
                + " have such a program");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=5", "=\"5\"", "=now()"})
  void feelThatGivesNoDurationIsNone(String constant) {
    assertThat(saidOf(waiting("later", constant.replace("\"", "&quot;"))))
        .singleElement()
        .asString()
        .startsWith("error: later");
  }

  @Test
  void aLoopMarkerIsPassedOver() {
    assertThat(saidOf("<bpmn:task id=\"t\"><bpmn:standardLoopCharacteristics /></bpmn:task>"))
        .containsExactly(
            "error: t: has the marker of a loop, which Camunda 8 passes over: it is done once; draw"
                + " the way back as a flow, or use a multi-instance marker");
  }

  @Test
  void aConnectorsStartIsNoEventOfOurs() {
    assertThat(saidOf(catching("c", "nameless", "on", "6a3b0f1c-2a3e-4f7c-9d2e-0123456789ab")))
        .containsExactly(
            "warning: c: waits for events of the type 6a3b0f1c-2a3e-4f7c-9d2e-0123456789ab, a"
                + " random name as Modeler gives it to connectors, which do not run here; use the"
                + " template Entry: event or Wait: event, and name the type of the event");
  }

  @Test
  void aDrawingForCamunda7IsToldInOneSentence() {
    assertThat(
            said(
                process("welcome", "<bpmn:serviceTask id=\"t\" camunda:class=\"x.Y\" />")
                    .replace(
                        "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"",
                        "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"")
                    .replaceAll("<bpmn:extensionElements>.*</bpmn:extensionElements>", "")))
        .containsExactly(
            "error: is a drawing for Camunda 7, whose expressions, listeners and delegates Camunda"
                + " 8 does not know; draw it as a Camunda 8 diagram in Modeler, or convert it by"
                + " Camunda's Diagram Converter");
  }

  @Test
  void anErrorThatEndsAJourneyIsCaught() {
    String end =
        "<bpmn:endEvent id=\"lost\"><bpmn:errorEventDefinition id=\"e\" errorRef=\"rejected\" />"
            + "</bpmn:endEvent>";

    assertThat(saidOf(end))
        .containsExactly(
            "warning: lost: throws the error WEBHOOK_REJECTED, which nothing catches; catch it by"
                + " an error event on what it stands in, or use a plain end event; else a run stops"
                + " there with an incident");
    assertThat(said(process("called", "<bpmn:startEvent id=\"begin\" />" + end)))
        .as("its caller may catch it")
        .noneMatch(said -> said.contains("lost"));
  }

  @Test
  void aPartnerIsNotCalledEachSecond() {
    assertThat(
            saidOf(
                "<bpmn:receiveTask id=\"r\" messageRef=\"spin\" /><bpmn:boundaryEvent id=\"tick\""
                    + " cancelActivity=\"false\" attachedToRef=\"r\"><bpmn:timerEventDefinition"
                    + " id=\"t\"><bpmn:timeCycle>R/PT1S</bpmn:timeCycle>"
                    + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                    + task("call", "webhook", "url", "https://x.test/")
                    + flow("tick", "call")))
        .containsExactly(
            "warning: tick: repeats by R/PT1S and calls a WebHook each time, for every user; repeat"
                + " it no faster than once a minute, or no more than 10 times");
  }

  @Test
  void namesThatAreTooLongForNewerClustersAreRefused() {
    assertThat(saidOf(end("x".repeat(257))))
        .containsExactly(
            "error: "
                + "x".repeat(257)
                + ", id: has 257 characters, more than 256; make it"
                + " shorter");
  }

  @Test
  void oddReferencesAreToldInWords() {
    assertThat(
            saidOf(
                end("e")
                    + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"e\"><bpmn:timerEventDefinition"
                    + " id=\"t\" /></bpmn:boundaryEvent><bpmn:intermediateThrowEvent"
                    + " id=\"l\"><bpmn:linkEventDefinition id=\"k\" name=\"\""
                    + " /></bpmn:intermediateThrowEvent><bpmn:sequenceFlow id=\"f\" sourceRef=\"e\""
                    + " targetRef=\"d\" />"))
        .containsExactly(
            "error: b: is a boundary event that stands on no task or sub-process; draw it on the"
                + " border of one, or take it out",
            "error: f: is a flow that does not connect two elements; draw it anew from one element"
                + " to another, or take it out",
            "error: l: is a link without a name; give both ends of the link the same name");
  }

  @Test
  void aDiagramThatIsBrokenIsToldInWordsOfBpmn() {
    assertThat(
            said(
                diagram(
                    "<bpmn:process id=\"p\"><bpmn:task id=\"a\" /><bpmn:task id=\"a\""
                        + " /></bpmn:process>")))
        .containsExactly(
            "error: line 4: is no BPMN 2.0 diagram: it has two elements with the id a; mend it in"
                + " Modeler, or in the program that wrote the file");
  }
}
