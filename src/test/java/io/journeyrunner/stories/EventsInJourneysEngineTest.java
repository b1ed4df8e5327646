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
import io.journeyrunner.testing.RecordReader;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What events do to users who are on a journey, over days of the engine's clock. */
@Order(ClockedJourneys.LAST)
class EventsInJourneysEngineTest {

  private static final RunningEngine engine = RunningEngine.shared();

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static long enter(String journey, String id, String rest) {
    return clocked.enter(journey, id, rest);
  }

  @Test
  void anEventMeetsItsConditionAndBringsTheStateUpToDate() {
    journeys.deploy(
        "in-state",
        entry("begin", "nameless", "on", "in-state"),
        journeys.call("in-state", "before"),
        catching("bought", "nameless", "on", "in-bought", "when", "event.n > 10"),
        journeys.call("in-state", "after"),
        flows("begin", "before", "bought", "after"));
    long run = enter("in-state", "state-1", ", \"state\": {\"level\": 1}, \"data\": {\"n\": 1}");
    clocked.awaitActive(run, "bought");

    JsonNode small = journeys.send("state-2", "in-bought", "zoë", ", \"data\": {\"n\": 5}");
    JsonNode large =
        journeys.send(
            "state-3", "in-bought", "zoë", ", \"data\": {\"n\": 50}, \"state\": {\"level\": 2}");
    clocked.awaitEnd(run);

    assertThat(small.at("/waits/0").toString())
        .isEqualTo(
            "{\"process\":\"in-state\",\"element\":\"bought\",\"instance\":\""
                + run
                + "\",\"moved\":false,\"detail\":\"event.n > 10 is false: it is 5\"}");
    assertThat(large.at("/waits/0").toString())
        .isEqualTo(
            "{\"process\":\"in-state\",\"element\":\"bought\",\"instance\":\""
                + run
                + "\",\"moved\":true}");
    assertThat(journeys.calls("in-state", "before"))
        .hasToString("[{\"user\":\"zoë\",\"event\":\"state-1\",\"n\":1,\"level\":1}]");
    assertThat(journeys.calls("in-state", "after"))
        .hasToString("[{\"user\":\"zoë\",\"event\":\"state-3\",\"n\":50,\"level\":2}]");
  }

  @Test
  void anEventThatComesAMomentBeforeTheWaitBeginsIsNotMissed() {
    journeys.deploy(
        "in-early",
        entry("begin", "nameless", "on", "in-early"),
        waiting("pause", "PT30S"),
        catching("used", "nameless", "on", "in-used"),
        journeys.call("in-early", "after"),
        flows("begin", "pause", "used", "after"));
    long run = enter("in-early", "early-1", "");
    clocked.awaitActive(run, "pause");

    JsonNode early = journeys.send("early-2", "in-used", "zoë", ", \"data\": {\"n\": 2}");
    engine.advance(Duration.ofSeconds(31));
    clocked.awaitEnd(run);

    assertThat(early.at("/waits/0").toString())
        .isEqualTo(
            "{\"process\":\"in-early\",\"instance\":\""
                + run
                + "\",\"moved\":false,\"detail\":\"the run is at no wait for it now\"}");
    assertThat(journeys.calls("in-early", "after").getFirst().get("n").asInt()).isEqualTo(2);
  }

  @Test
  void theEventThatStartsAJourneyIsNotTakenByItsFirstWait() {
    journeys.deploy(
        "in-own",
        entry("begin", "nameless", "on", "in-own"),
        catching("another", "nameless", "on", "in-own"),
        journeys.call("in-own", "after"),
        flows("begin", "another", "after"));

    JsonNode first = journeys.send("own-1", "in-own", "zoë", ", \"data\": {\"n\": 1}");
    long run = Long.parseLong(first.at("/started/0/instance").asString());
    clocked.awaitActive(run, "another");
    assertThat(journeys.send("own-1", "in-own", "zoë").get("status").asString())
        .isEqualTo("duplicate");
    JsonNode second = journeys.send("own-2", "in-own", "zoë", ", \"data\": {\"n\": 2}");
    clocked.awaitEnd(run);

    assertThat(first.get("waits").isEmpty()).isTrue();
    assertThat(second.at("/notStarted/0/reason").asString()).isEqualTo("already_in_journey");
    assertThat(second.at("/waits/0/moved").asBoolean()).isTrue();
    assertThat(journeys.calls("in-own", "after"))
        .extracting(body -> body.get("n").asInt())
        .containsExactly(2);
  }

  @Test
  void aRepeatedEventIsTakenOnceAlsoWhenTheEngineHasForgottenIt() {
    journeys.deploy(
        "in-repeat",
        entry("begin", "nameless", "on", "in-repeat"),
        catching("one", "nameless", "on", "in-step"),
        catching("two", "nameless", "on", "in-step"),
        flows("begin", "one", "two"));
    long run = enter("in-repeat", "repeat-1", "");
    clocked.awaitActive(run, "one");

    journeys.send("repeat-2", "in-step", "zoë");
    clocked.awaitActive(run, "two");
    engine.advance(Duration.ofMinutes(2));
    JsonNode again = journeys.send("repeat-2", "in-step", "zoë");

    assertThat(again.get("status").asString()).isEqualTo("duplicate");
    assertThat(engine.isCompleted(run)).isFalse();
    journeys.send("repeat-3", "in-step", "zoë");
    clocked.awaitEnd(run);
  }

  @Test
  void whatComesFirstDecidesAtAnEventBasedGateway() {
    journeys.deploy(
        "in-gateway",
        entry("begin", "nameless", "on", "in-gateway"),
        "<bpmn:eventBasedGateway id=\"which\"><bpmn:outgoing>which-to-used</bpmn:outgoing>"
            + "<bpmn:outgoing>which-to-a-day</bpmn:outgoing></bpmn:eventBasedGateway>",
        catching("used", "nameless", "on", "in-gateway-used"),
        waiting("a-day", "P1D"),
        journeys.call("in-gateway", "thank"),
        journeys.call("in-gateway", "remind"),
        flows("begin", "which", "used", "thank"),
        flows("which", "a-day", "remind"));
    long used = enter("in-gateway", "gateway-1", "");
    clocked.awaitActive(used, "which");

    journeys.send("gateway-2", "in-gateway-used", "zoë");
    clocked.awaitEnd(used);
    long idle = enter("in-gateway", "gateway-3", "");
    clocked.awaitActive(idle, "which");
    engine.advance(Duration.ofDays(1));
    clocked.awaitEnd(idle);

    assertThat(journeys.calls("in-gateway", "thank")).hasSize(1);
    assertThat(journeys.calls("in-gateway", "remind")).hasSize(1);
  }

  @Test
  void aUserLeavesAtOnceByAnEventWhereverTheRunIs() {
    journeys.deploy(
        "in-exit",
        entry("begin", "nameless", "on", "in-exit"),
        waiting("a-year", "P365D"),
        flow("begin", "a-year"),
        "<bpmn:subProcess id=\"leaving\" triggeredByEvent=\"true\">",
        entry("unsubscribed", "nameless", "on", "in-unsubscribed"),
        journeys.call("in-exit", "good-bye"),
        flow("unsubscribed", "good-bye"),
        "</bpmn:subProcess>");
    clocked.rule("in-exit-rule", "journey_exited", "event.process = \\\"in-exit\\\"");
    long run = enter("in-exit", "exit-1", "");
    clocked.awaitActive(run, "a-year");

    journeys.send("exit-2", "in-unsubscribed", "zoë");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("in-exit", "good-bye")).hasSize(1);
    JsonNode exited = journeys.awaitCalls("in-exit-rule", "told", 1).getFirst();
    assertThat(exited.get("event").asString()).isEqualTo("exited-" + run);
    assertThat(exited.at("/data/end").asString()).isEqualTo("completed");
    assertThat(journeys.send("exit-3", "in-exit", "zoë").at("/started/0/instance").asString(""))
        .isNotEmpty();
  }

  @Test
  void aBoundaryEventInterruptsItsStepOnly() {
    journeys.deploy(
        "in-boundary",
        entry("begin", "nameless", "on", "in-boundary"),
        "<bpmn:subProcess id=\"waiting\"><bpmn:startEvent id=\"inner\" />",
        waiting("a-week", "P7D"),
        flow("inner", "a-week"),
        "</bpmn:subProcess>",
        "<bpmn:boundaryEvent id=\"bought\" attachedToRef=\"waiting\">"
            + "<bpmn:extensionElements><zeebe:properties>"
            + "<zeebe:property name=\"on\" value=\"in-boundary-bought\" />"
            + "</zeebe:properties></bpmn:extensionElements>"
            + "<bpmn:outgoing>bought-to-thanked</bpmn:outgoing>"
            + "<bpmn:messageEventDefinition id=\"m\" messageRef=\"nameless\" />"
            + "</bpmn:boundaryEvent>",
        journeys.call("in-boundary", "reminded"),
        journeys.call("in-boundary", "thanked"),
        flows("begin", "waiting", "reminded"),
        flow("bought", "thanked"));
    long run = enter("in-boundary", "boundary-1", "");
    clocked.awaitActive(run, "a-week");

    journeys.send("boundary-2", "in-boundary-bought", "zoë", ", \"data\": {\"n\": 3}");
    clocked.awaitEnd(run);

    assertThat(journeys.calls("in-boundary", "thanked").getFirst().get("n").asInt()).isEqualTo(3);
    assertThat(journeys.calls("in-boundary", "reminded")).isEmpty();
  }

  @Test
  void aJourneyThatBeginsIsToldToWhatListens() {
    clocked.rule("in-begin-rule", "journey_started", "event.process = \\\"in-begin\\\"");
    journeys.deploy(
        "in-begin",
        entry("begin", "nameless", "on", "in-begin"),
        waiting("a-day", "P1D"),
        flow("begin", "a-day"));

    long run = enter("in-begin", "begin-1", "");

    JsonNode told = journeys.awaitCalls("in-begin-rule", "told", 1).getFirst();
    assertThat(told.get("event").asString()).isEqualTo("started-" + run);
    assertThat(told.at("/data/event_id").asString()).isEqualTo("begin-1");
    assertThat(told.at("/data/instance").asString()).isEqualTo(Long.toString(run));
  }

  @Test
  void aRunThatWasCancelledInOperateKeepsNobodyOut() {
    journeys.deploy(
        "in-cancelled",
        entry("begin", "nameless", "on", "in-cancelled"),
        waiting("a-day", "P1D"),
        flow("begin", "a-day"));
    clocked.rule("in-cancelled-rule", "journey_exited", "event.process = \\\"in-cancelled\\\"");
    long run = enter("in-cancelled", "cancelled-1", "");

    engine.client().newCancelInstanceCommand(run).send().join();

    assertThat(enter("in-cancelled", "cancelled-2", "")).isNotEqualTo(run);
    JsonNode told = journeys.awaitCalls("in-cancelled-rule", "told", 1).getFirst();
    assertThat(told.get("event").asString()).isEqualTo("exited-" + run);
    assertThat(told.at("/data/end").asString()).isEqualTo("cancelled");
  }

  @Test
  void anEventThatConcernsNobodyIsNotToldToTheEngine() {
    RecordReader records = engine.reader();

    JsonNode result = journeys.send("nobody-1", "in-nobody", "zoë");

    assertThat(result.toString())
        .isEqualTo(
            "{\"id\":\"nobody-1\",\"status\":\"accepted\",\"started\":[],\"notStarted\":[{"
                + "\"reason\":\"no_trigger\",\"detail\":\"no rule or journey starts on events of"
                + " type in-nobody\"}],\"waits\":[]}");
    assertThat(records.next("MESSAGE")).isEmpty();
  }

  @Test
  void aDeletedUserIsTakenOffTheJourney() {
    journeys.deploy(
        "w-deleted",
        entry("begin", "nameless", "on", "w-deleted"),
        catching("used", "nameless", "on", "w-deleted-x"),
        flows("begin", "used"));
    long run =
        Long.parseLong(
            journeys
                .send("w-deleted-1", "w-deleted", "åsa", "")
                .at("/started/0/instance")
                .asString());
    clocked.awaitActive(run, "used");

    clocked.app().send("DELETE", "/api/v1/users/%C3%A5sa/state", "application/json", "");

    clocked.awaitTerminated(run);
  }
}
