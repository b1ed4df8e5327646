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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many users enter a journey: who, when, how fast, and what became of each. */
@Order(SharedApplication.LATE)
class BatchEntryTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final Journeys journeys = new Journeys(app);

  private static void deploy(String name, String... entryProperties) {
    String[] properties = new String[entryProperties.length + 2];
    properties[0] = "on";
    properties[1] = name;
    System.arraycopy(entryProperties, 0, properties, 2, entryProperties.length);
    journeys.deploy(
        name,
        entry("begin", "nameless", properties),
        journeys.call(name, "called"),
        catching("go", "nameless", "on", name + "-go"),
        flows("begin", "called", "go"));
  }

  private static String path(String journey) {
    return "/api/v1/journeys/" + journey + "/entries";
  }

  private static JsonNode ended(String journey, JsonNode batch) {
    String id = batch.get("id").asString();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> app.get(path(journey) + "/" + id),
            now -> now.get("state").asString().equals("finished"));
  }

  @Test
  void aUserIdWhoseShortFormWouldEndInHalfACharacterEntersLikeAllOthers() {
    deploy("batch-long");
    String odd = "m" + "x".repeat(109) + "😀" + "y".repeat(80);
    String odder = "m" + "x".repeat(110) + "😀" + "y".repeat(80);

    JsonNode batch =
        app.post(path("batch-long"), "{\"users\": [\"" + odd + "\", \"" + odder + "\", \"z\"]}");

    assertThat(ended("batch-long", batch).get("entered").asInt()).isEqualTo(3);
  }

  @Test
  void aListEntersOnceEachAndTellsOfEveryUser() {
    deploy("batch-list");
    journeys.send("batch-before", "batch-list", "ü1");

    JsonNode batch =
        app.post(
            path("batch-list"),
            "{\"users\": [\"ü0\", \"ü1\", \"ü0\", \"\"], \"data\": {\"n\": 7}, \"perSecond\":"
                + " 100}");
    JsonNode ended = ended("batch-list", batch);

    assertThat(batch.get("state").asString()).isEqualTo("running");
    assertThat(ended.get("count").asInt()).isEqualTo(3);
    assertThat(ended.get("entered").asInt()).isEqualTo(1);
    assertThat(ended.at("/skipped/already_in_journey").asInt()).isEqualTo(1);
    assertThat(ended.get("failed").asInt()).isEqualTo(1);
    usersOfTheListAreTold(batch.get("id").asString());
    assertThat(journeys.awaitCalls("batch-list", "called", 2))
        .extracting(body -> body.get("n").asString(""))
        .contains("7");
  }

  private static void usersOfTheListAreTold(String batch) {
    JsonNode users = app.get(path("batch-list") + "/" + batch + "/users");
    assertThat(users.get("users"))
        .extracting(
            user ->
                user.get("user_id").asString()
                    + " "
                    + user.get("outcome").asString()
                    + " "
                    + user.path("reason").asString(""))
        .containsExactly("(empty) failed invalid", "ü0 entered ", "ü1 skipped already_in_journey");
    assertThat(users.at("/users/1/instance").asString("")).isNotEmpty();
    assertThat(users.at("/users/0/detail").asString())
        .isEqualTo("a user id has 1 to 200 characters, this one has 0");
  }

  @Test
  void aSegmentEntersThoseOfTheStatesForWhomItHolds() {
    deploy("batch-segment", "when", "state.batch_level > 1");
    String states =
        IntStream.range(0, 40)
            .mapToObj(
                n ->
                    "{\"user_id\": \"seg-ü%02d\", \"state\": {\"batch_level\": %d}}"
                        .formatted(n, n % 4))
            .collect(Collectors.joining("\n"));
    app.send("POST", "/api/v1/users/state", "application/x-ndjson", states);

    JsonNode ended =
        ended(
            "batch-segment",
            app.post(
                path("batch-segment"),
                "{\"segment\": \"state.batch_level >= 1\", \"perSecond\": 500}"));

    assertThat(ended.get("complete").asBoolean()).isTrue();
    assertThat(ended.get("count").asInt()).isEqualTo(30);
    assertThat(ended.get("entered").asInt()).isEqualTo(20);
    assertThat(ended.at("/skipped/condition_false").asInt()).isEqualTo(10);
  }

  @Test
  void aPaceIsKeptAndABatchCanBeHeldAndCancelled() {
    deploy("batch-pace");
    String lines =
        IntStream.range(0, 400)
            .mapToObj(n -> n % 2 == 0 ? "\"p" + n + "\"" : "{\"user_id\": \"p" + n + "\"}")
            .collect(Collectors.joining("\n"));

    HttpResponse<String> answer =
        app.send("POST", path("batch-pace") + "?perSecond=20", "application/x-ndjson", lines);
    Instant begun = Instant.now();
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(202);
    String batch = answer.headers().firstValue("Location").orElseThrow();
    await().atMost(Duration.ofSeconds(20)).until(() -> entered(batch) >= 40);
    JsonNode paused = app.post(batch + "/pause", "");
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;

    assertThat(entered(batch)).isLessThanOrEqualTo((int) (20 * (seconds + 2)));
    assertThat(paused.get("state").asString()).isEqualTo("paused");
    JsonNode resumed = app.post(batch + "/resume", "");
    assertThat(resumed.get("state").asString()).isEqualTo("running");
    app.post(batch + "/cancel", "");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> app.get(batch).get("waiting").asInt() == 0);
    assertThat(app.get(batch).get("state").asString()).isEqualTo("cancelled");
    assertThat(app.get(batch + "/users?outcome=cancelled&limit=5").get("users")).hasSize(5);
  }

  private static int entered(String batch) {
    return app.get(batch).get("entered").asInt();
  }

  @Test
  void aBatchOfLaterWaitsForItsTime() {
    deploy("batch-later");
    Instant at = Instant.now().plusSeconds(4);

    JsonNode batch =
        app.post(path("batch-later"), "{\"users\": [\"later-ü\"], \"at\": \"" + at + "\"}");
    JsonNode ended = ended("batch-later", batch);

    assertThat(Instant.now()).isAfter(at);
    assertThat(ended.get("entered").asInt()).isEqualTo(1);
    assertThat(ended.get("begins").asString()).isEqualTo(batch.get("begins").asString());
  }

  @Test
  void aPausedJourneyHoldsItsBatches() {
    deploy("batch-held");
    app.post("/api/v1/journeys/batch-held/pause", "");

    JsonNode batch = app.post(path("batch-held"), "{\"users\": [\"held-ü\"]}");
    String one = path("batch-held") + "/" + batch.get("id").asString();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                app.get(one)
                    .path("note")
                    .asString("")
                    .equals("the journey is paused; the batch goes on when it is resumed"));
    app.post("/api/v1/journeys/batch-held/resume", "");

    assertThat(ended("batch-held", batch).get("entered").asInt()).isEqualTo(1);
  }

  @Test
  void whatCanNotWorkIsRefusedWithItsRemedy() {
    deploy("batch-wrong");

    assertThat(refusal("batch-wrong", "{}"))
        .isEqualTo("users: lists nobody, and there is no segment; give either users or a segment");
    assertThat(refusal("batch-wrong", "{\"users\": [\"a\"], \"perSecond\": 0}"))
        .isEqualTo("perSecond: is 0; use 1 to 1000");
    assertThat(refusal("batch-wrong", "{\"users\": [\"a\"], \"start\": \"x\"}"))
        .isEqualTo("start: x is no entry of the journey; use one of begin");
    assertThat(refusal("batch-wrong", "{\"segment\": \"event.n > 1\"}"))
        .isEqualTo("segment: event is not known of a segment; use state and user_id");
    assertThat(refusal("batch-nowhere", "{\"users\": [\"a\"]}"))
        .isEqualTo(
            "there is no journey batch-nowhere with an entry; GET /api/v1/journeys lists all");
    assertThat(app.get(path("batch-wrong"))).isEmpty();
  }

  private static String refusal(String journey, String json) {
    return app.post(path(journey), json).get("detail").asString();
  }
}
