// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How often a user enters a journey, and what a sender is told who is kept out. */
@Order(SharedApplication.LATE)
class EntryModesTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final Journeys journeys = new Journeys(app);

  /** Begins with an event of the journey's name, and waits for {@code <name>-go}. */
  private static void deploy(String name, String... entryProperties) {
    String[] properties = new String[entryProperties.length + 2];
    properties[0] = "on";
    properties[1] = name;
    System.arraycopy(entryProperties, 0, properties, 2, entryProperties.length);
    journeys.deploy(
        name,
        entry("begin", "nameless", properties),
        catching("go", "nameless", "on", name + "-go"),
        journeys.call(name, "done"),
        flows("begin", "go", "done"));
  }

  private static String instance(JsonNode result) {
    return result.at("/started/0/instance").asString("");
  }

  @Test
  void whoIsInIsKeptOutAndTheAnswerSaysSince() {
    deploy("mode-one", "perUserMax", "2");

    JsonNode first = journeys.send("one-1", "mode-one", "zoë");
    JsonNode second = journeys.send("one-2", "mode-one", "zoë");

    assertThat(instance(first)).isNotEmpty();
    assertThat(second.get("status").asString()).isEqualTo("accepted");
    assertThat(second.get("started")).isEmpty();
    assertThat(second.at("/notStarted/0/reason").asString()).isEqualTo("already_in_journey");
    assertThat(second.at("/notStarted/0/instance").asString()).isEqualTo(instance(first));
    assertThat(second.at("/notStarted/0/detail").asString())
        .startsWith("the user is in it since 20");
    assertThat(instance(journeys.send("one-3", "mode-one", "другой"))).isNotEmpty();
  }

  @Test
  void whoWasKeptOutHasUsedNothingOfALimitAndMayEnterAgainLater() {
    deploy("mode-again", "perUserMax", "2");
    journeys.send("again-1", "mode-again", "zoë");
    journeys.send("again-2", "mode-again", "zoë");

    journeys.send("again-go", "mode-again-go", "zoë");
    journeys.awaitCalls("mode-again", "done", 1);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !instance(journeys.send("again-2", "mode-again", "zoë")).isEmpty());
    journeys.send("again-go-2", "mode-again-go", "zoë");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                journeys
                    .send("again-3", "mode-again", "zoë")
                    .at("/notStarted/0/reason")
                    .asString("")
                    .equals("per_user_limit"));
  }

  @Test
  void ofTwoEventsAtOnceOneStartsAndTheOtherIsNotToldThatItDid() {
    deploy("mode-race");

    JsonNode results =
        app.post(
                "/api/v1/events?explain=true",
                """
                [ { "id": "race-1", "type": "mode-race", "user_id": "zoë" },
                  { "id": "race-2", "type": "mode-race", "user_id": "zoë" } ]
                """)
            .get("results");

    assertThat(results)
        .extracting(EntryModesTest::instance)
        .filteredOn(instance -> !instance.isEmpty())
        .hasSize(1);
    assertThat(results)
        .filteredOn(result -> instance(result).isEmpty())
        .allSatisfy(
            other ->
                assertThat(
                        other.at("/notStarted/0/reason").asString("")
                            + other.at("/started/0/unconfirmed").asString(""))
                    .isIn("already_in_journey", "true"));
  }

  @Test
  void everyEventStartsARunOfItsOwnAndARepeatStartsNone() {
    deploy("mode-every", "mode", "every_event");

    JsonNode first = journeys.send("every-1", "mode-every", "zoë");
    JsonNode second = journeys.send("every-2", "mode-every", "zoë");
    JsonNode repeated = journeys.send("every-1", "mode-every", "zoë");

    assertThat(instance(second)).isNotEmpty().isNotEqualTo(instance(first));
    assertThat(repeated.get("status").asString()).isEqualTo("duplicate");
    assertThat(instance(repeated)).isEqualTo(instance(first));
    journeys.send("every-go", "mode-every-go", "zoë");
    assertThat(journeys.awaitCalls("mode-every", "done", 2)).hasSize(2);
  }

  @Test
  void onceInALifetimeIsOnceEvenWhenTheRunIsOver() {
    deploy("mode-once", "mode", "once_in_a_lifetime");
    journeys.send("once-1", "mode-once", "zoë");
    JsonNode meanwhile = journeys.send("once-2", "mode-once", "zoë");
    journeys.send("once-go", "mode-once-go", "zoë");
    journeys.awaitCalls("mode-once", "done", 1);

    JsonNode after = journeys.send("once-3", "mode-once", "zoë");

    assertThat(meanwhile.at("/notStarted/0/reason").asString()).isEqualTo("once_in_a_lifetime");
    assertThat(after.get("started")).isEmpty();
    assertThat(after.at("/notStarted/0/reason").asString()).isEqualTo("once_in_a_lifetime");
    assertThat(after.at("/notStarted/0/detail").asString())
        .matches("the user entered at 20\\S+Z by event once-1");
    assertThat(journeys.send("once-1", "mode-once", "zoë").get("status").asString())
        .isEqualTo("duplicate");
  }

  @Test
  void twoJourneysOnOneTypeStartOnceEach() {
    journeys.deploy(
        "twin-a",
        entry("begin", "nameless", "on", "mode-twins"),
        journeys.call("twin-a", "done"),
        flows("begin", "done"));
    journeys.deploy(
        "twin-b",
        entry("begin", "nameless", "on", "mode-twins"),
        journeys.call("twin-b", "done"),
        flows("begin", "done"));

    JsonNode result = journeys.send("twins-1", "mode-twins", "zoë");

    assertThat(result.get("started"))
        .extracting(started -> started.get("process").asString())
        .containsExactly("twin-a", "twin-b");
    journeys.awaitCalls("twin-a", "done", 1);
    journeys.awaitCalls("twin-b", "done", 1);
    assertThat(journeys.calls("twin-a", "done")).hasSize(1);
    assertThat(journeys.calls("twin-b", "done")).hasSize(1);
  }

  @Test
  void anEventThatTwoStartEventsListenToStartsOneRunByTheFirstThatCan() {
    journeys.deploy(
        "mode-two-doors",
        entry("door-a", "nameless", "on", "mode-doors", "when", "event.n > 5"),
        entry("door-b", "nameless", "on", "mode-doors", "mode", "every_event"),
        entry("door-c", "nameless", "on", "mode-doors", "mode", "every_event"),
        journeys.call("mode-two-doors", "done"),
        flows("door-a", "done"),
        flows("door-b", "done"),
        flows("door-c", "done"));

    JsonNode result = journeys.send("doors-1", "mode-doors", "zoë", ", \"data\": {\"n\": 1}");

    assertThat(result.get("started")).hasSize(1);
    assertThat(result.get("notStarted"))
        .extracting(
            stayed -> stayed.get("reason").asString() + ": " + stayed.get("detail").asString())
        .containsExactly(
            "condition_false: event.n > 5 is false: it is 1",
            "already_in_journey: the event starts it at another of its start events");
    assertThat(journeys.awaitCalls("mode-two-doors", "done", 1)).hasSize(1);
  }
}
