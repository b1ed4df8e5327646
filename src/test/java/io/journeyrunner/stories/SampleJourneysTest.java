// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.JourneyApplication;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journeys in {@code bpmn/journeys}, on every way that is drawn; days pass in no time. */
class SampleJourneysTest {

  private static final Duration A_DAY_AND_ITS_JITTER = Duration.ofHours(25);
  private static final Duration TWO_DAYS_AND_THEIR_JITTER = Duration.ofHours(49);
  private static final Duration AN_HOUR_AND_ITS_JITTER = Duration.ofMinutes(70);

  @TempDir static Path home;
  private static JourneyApplication app;

  @BeforeAll
  static void start() {
    app = JourneyApplication.start(home, text -> text.replace("value=\"100\"", "value=\"2\""));
    app.http()
        .send(
            "PUT",
            "/api/v1/rules/note-conversions",
            "application/json",
            """
            { "id": "note-conversions", "on": "journey_converted",
              "webhook": { "url": "%s{{user_id}}", "body":
                "{ \\"goal\\": {{event.goal}}, \\"value\\": {{event.value}} }" } }
            """
                .formatted(app.http().uri("/echo-send/converted/")));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode event(String type, String user, String data) {
    return app.receives(
        """
        { "id": "%s of %s", "type": "%s", "user_id": "%s", "data": %s,
          "state": { "core_sm_brand_id": 8, "user_ext_id": "8:%s", "user_country": "MT" } }
        """
            .formatted(type, user, type, user, data, user));
  }

  private static JsonNode spinIssued(String user) {
    return event("minigame_spin_issued", user, "{ \"minigame_spins_count\": 3 }");
  }

  private static JsonNode body(JsonNode call) {
    return json(call.path("body").asString());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void aSpinThatIsUsedAtOnceIsCounted() {
    JsonNode issued = spinIssued("sr-öne");
    assertThat(issued.at("/started/0/process").asString()).isEqualTo("spin-reminder");
    assertThat(body(app.call("demo", "POST", "/spins/sr-%C3%B6ne")))
        .isEqualTo(json("{ \"spins\": 3, \"user\": \"8:sr-öne\" }"));
    app.isAt(issued, "used-within-a-day");

    event("minigame_spin_used", "sr-öne", "{ \"prize_value\": 2.5 }");

    app.endsAt(issued, "used");
    assertThat(body(app.call("converted", "POST", "/sr-%C3%B6ne")))
        .isEqualTo(json("{ \"goal\": \"spin_used\", \"value\": 2.5 }"));
    assertThat(app.calls("demo", "POST", "/reminders/sr-%C3%B6ne")).isEmpty();
  }

  @Test
  void whoDoesNotUseItWithinADayIsRemindedAndCountedLate() {
    JsonNode issued = spinIssued("sr-two");
    app.isAt(issued, "used-within-a-day");

    app.pass(A_DAY_AND_ITS_JITTER);

    assertThat(body(app.call("demo", "POST", "/reminders/sr-two")))
        .isEqualTo(
            json("{ \"text\": \"Hello, your 3 spins are waiting.\", \"partner_answered\": 200 }"));
    app.isAt(issued, "used-after-all");

    event("minigame_spin_used", "sr-two", "{}");

    app.endsAt(issued, "used-late");
    assertThat(body(app.call("converted", "POST", "/sr-two")))
        .isEqualTo(json("{ \"goal\": \"spin_used_after_reminder\", \"value\": null }"));
  }

  @Test
  void whoNeverUsesItIsLetGo() {
    JsonNode issued = spinIssued("sr-three");
    app.isAt(issued, "used-within-a-day");

    app.pass(A_DAY_AND_ITS_JITTER);
    app.isAt(issued, "used-after-all");
    app.pass(TWO_DAYS_AND_THEIR_JITTER);

    app.endsAt(issued, "not-used");
    assertThat(app.calls("converted", "POST", "/sr-three")).isEmpty();
  }

  @Test
  void anAccountThatIsClosedMeanwhileEndsItAtOnce() {
    JsonNode issued = spinIssued("sr-four");
    app.isAt(issued, "used-within-a-day");
    JsonNode suspended =
        app.receives(
            """
            { "id": "sr-four-1", "type": "account_status_changed", "user_id": "sr-four",
              "data": { "status": "suspended" } }
            """);
    assertThat(suspended.at("/waits/0/published").asBoolean()).isFalse();

    event("account_status_changed", "sr-four", "{ \"status\": \"closed\" }");

    app.call("demo", "DELETE", "/spins/sr-four");
    app.endsAt(issued, "withdrawn");
  }

  @Test
  void aUserIsInTheJourneyOnceAtATime() {
    JsonNode issued = spinIssued("sr-five");
    app.isAt(issued, "used-within-a-day");

    JsonNode again =
        app.receives(
            """
            { "id": "sr-five-again", "type": "minigame_spin_issued", "user_id": "sr-five",
              "data": { "minigame_spins_count": 1 } }
            """);

    assertThat(again.path("started").toString()).doesNotContain("spin-reminder");
    assertThat(again.path("notStarted").toString()).contains("already_in_journey");
  }

  @Test
  void theFirstPurchaseOpensAnAccountAndBringsAGiftAnHourLater() {
    JsonNode bought =
        event(
            "store_item_purchased",
            "fp-öne",
            "{ \"item_name\": \"Bet \\\"10\\\"\", \"points\": 7 }");
    assertThat(bought.at("/started/0/process").asString()).isEqualTo("first-purchase-welcome");
    assertThat(body(app.call("demo", "PUT", "/loyalty/fp-%C3%B6ne")))
        .isEqualTo(
            json(
                "{ \"name\": \"Friend\", \"country\": \"MT\", \"first_item\": \"Bet \\\"10\\\"\""
                    + " }"));
    app.isAt(bought, "an-hour-later");

    app.pass(AN_HOUR_AND_ITS_JITTER);

    assertThat(body(app.call("demo", "POST", "/gifts/fp-%C3%B6ne")))
        .isEqualTo(json("{ \"gift\": \"welcome\", \"points\": 7, \"account_status\": 200 }"));
    app.endsAt(bought, "welcomed");
    assertThat(body(app.call("converted", "POST", "/fp-%C3%B6ne")))
        .isEqualTo(json("{ \"goal\": \"welcomed\", \"value\": 7 }"));
  }

  @Test
  void whenTheLoyaltySystemRejectsItTheSupportDeskIsTold() {
    JsonNode bought =
        event(
            "store_item_purchased",
            "fp-two",
            "{ \"item_name\": \"Hat\", \"points\": 1, \"try_status\": 422 }");

    app.endsAt(bought, "handed-over");
    assertThat(body(app.call("demo", "POST", "/support")))
        .isEqualTo(
            json(
                "{ \"user\": \"fp-two\","
                    + " \"trouble\": \"The loyalty system took no account for Hat.\" }"));
  }

  @Test
  void aSecondPurchaseIsNoFirst() {
    JsonNode first =
        event("store_item_purchased", "fp-three", "{ \"points\": 1, \"try_status\": 422 }");
    app.endsAt(first, "handed-over");

    JsonNode second =
        app.receives(
            """
            { "id": "fp-three-again", "type": "store_item_purchased", "user_id": "fp-three",
              "data": { "points": 1 } }
            """);

    assertThat(second.path("started")).isEmpty();
    assertThat(second.at("/notStarted/0/reason").asString()).isEqualTo("once_in_a_lifetime");
  }

  /** A user's variant follows from the id, so these users get the same in every run. */
  @Test
  void aLevelBringsASpinWhileThereAreSomeOrPointsOrNothing() {
    JsonNode first = levelReached("lu-1");
    assertThat(first.toString()).contains("level-up-offer");
    app.call("demo", "POST", "/spin-offers/lu-1");
    levelReached("lu-5");
    app.call("demo", "POST", "/spin-offers/lu-5");

    levelReached("lu-14"); // the limit of 100 a day is 2 in this test
    levelReached("lu-3"); // the control group
    levelReached("lu-2");

    assertThat(body(app.call("demo", "POST", "/point-offers/lu-2")))
        .isEqualTo(json("{ \"offer\": \"points\", \"level\": 5, \"points_now\": 0 }"));
    app.goesThrough("level-up-offer", "limit-reached", "lu-14");
    app.goesThrough("level-up-offer", "control-group", "lu-3");
    assertThat(app.calls("demo", "POST", "/spin-offers/")).hasSize(2);
    assertThat(app.calls("demo", "POST", "/point-offers/")).hasSize(1);
  }

  @Test
  void aLowerLevelIsNoOffer() {
    JsonNode low =
        app.receives(
            """
            { "id": "lu-low", "type": "level_changed", "user_id": "lu-low",
              "data": { "level_id": 4 } }
            """);

    assertThat(low.at("/notStarted/0/process").asString()).isEqualTo("level-up-offer");
    assertThat(low.at("/notStarted/0/detail").asString())
        .isEqualTo("event.level_id >= 5 is false: it is 4");
  }

  private static JsonNode levelReached(String user) {
    return event("level_changed", user, "{ \"level_id\": 5, \"level_name\": \"Gümüş\" }");
  }
}
