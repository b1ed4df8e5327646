// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.EventBatch;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Deliveries that failed are made again, as they were or as they would be now. */
@Order(SharedApplication.LATE)
class ReplayTest {

  private static final RunningApplication app = SharedApplication.get();

  private static void rule(String id, String url, String body) {
    String rule =
        """
        { "id": "%s", "on": "%s",
          "webhook": { "url": "%s", "body": "%s", "onFailure": "continue", "retries": ["PT1S"] } }
        """
            .formatted(id, id, app.uri(url), body.replace("\"", "\\\""));
    assertThat(app.send("PUT", "/api/v1/rules/" + id, "application/json", rule).statusCode())
        .isBetween(200, 201);
  }

  private static void events(String type, int count) {
    EventBatch.send(
        app,
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    """
                    {"id": "%s-%d", "type": "%s", "user_id": "ü-%s", "state": {"level": 3}}
                    """
                        .formatted(type, n, type, type))
            .toList());
  }

  private static void awaitLogged(String query, int count) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> app.get("/api/v1/deliveries?limit=500&" + query).get("attempts").size() == count);
  }

  private static String search(String process) {
    return "{\"search\": {\"process\": \"rule-%s\", \"outcome\": \"rejected\"}".formatted(process);
  }

  private static JsonNode ended(JsonNode begun) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> app.get("/api/v1/replays/" + begun.get("id").asString()),
            replay -> !replay.get("state").asString().equals("running"));
  }

  private static JsonNode echoed(String bucket) {
    return app.get("/echo-list/" + bucket + "/?format=json").get("requests");
  }

  @Test
  void whatWasRejectedIsShownThenSentAgainAsItWas() {
    rule("again", "/echo-send/again/?status=403,200", "{\"level\": {{state.level}}}");
    events("again", 1);
    awaitLogged("process=rule-again&outcome=rejected", 1);
    app.send("PUT", "/api/v1/users/%C3%BC-again/state", "application/json", "{\"level\": 4}");

    JsonNode preview = app.post("/api/v1/replays/preview", search("again") + "}");
    assertThat(preview.get("count").asInt()).isEqualTo(1);
    assertThat(preview.at("/sample/0/as_sent/request/body").asString()).isEqualTo("{\"level\": 3}");
    assertThat(preview.at("/sample/0/anew/request/body").asString()).isEqualTo("{\"level\": 4}");
    assertThat(preview.at("/sample/0/diff").toString())
        .contains("-  \\\"level\\\" : 3")
        .contains("+  \\\"level\\\" : 4");
    assertThat(echoed("again")).hasSize(1);

    JsonNode replay = ended(app.post("/api/v1/replays", search("again") + "}"));
    assertThat(replay.get("state").asString()).isEqualTo("finished");
    assertThat(replay.at("/ended/delivered").asInt()).isEqualTo(1);
    JsonNode calls = echoed("again");
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).get("body")).isEqualTo(calls.get(1).get("body"));
    assertThat(calls.get(0).at("/headers/webhook-id"))
        .isEqualTo(calls.get(1).at("/headers/webhook-id"));
    awaitLogged("process=rule-again&replay=" + replay.get("id").asString(), 1);

    // It is delivered now, so it does not match any more.
    assertThat(app.post("/api/v1/replays", search("again") + "}").toString())
        .contains("matches no delivery");
  }

  @Test
  void aDeliveryIsRenderedAnewWithTheRuleAndTheStateOfNow() {
    rule("anew", "/echo-send/anew/?status=422", "{\"lvl\": {{state.level}}}");
    events("anew", 2);
    awaitLogged("process=rule-anew&outcome=rejected", 2);
    rule("anew", "/echo-send/anew/", "{\"level\": {{state.level}}, \"id\": {{event_id}}}");

    JsonNode replay =
        ended(app.post("/api/v1/replays", search("anew") + ", \"rendering\": \"anew\"}"));
    assertThat(replay.at("/ended/delivered").asInt()).isEqualTo(2);
    assertThat(echoed("anew").get(0).get("body").asString())
        .matches("\\{\"level\": 3, \"id\": \"anew-[01]\"}");
  }

  @Test
  void aReplayThatIsCancelledBeginsNothingMore() {
    rule("cancelled", "/echo-send/cancelled/?status=404,404,404,404,404,404,hang", "{}");
    events("cancelled", 6);
    awaitLogged("process=rule-cancelled&outcome=rejected", 6);

    JsonNode begun = app.post("/api/v1/replays", search("cancelled") + "}");
    assertThat(begun.get("count").asInt()).isEqualTo(6);
    String id = begun.get("id").asString();
    JsonNode cancelled = app.post("/api/v1/replays/" + id + "/cancel", "");
    assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
    assertThat(cancelled.at("/ended/cancelled").asInt()).isEqualTo(6);
    assertThat(cancelled.get("waiting").asInt() + cancelled.get("under_way").asInt()).isZero();
    assertThat(app.get("/api/v1/replays").toString()).contains(id);
  }

  @Test
  void aWishThatCantBeSaysWhy() {
    assertThat(app.post("/api/v1/replays", "{}").toString())
        .contains("is empty")
        .contains("say which deliveries");
    assertThat(app.post("/api/v1/replays", "{\"search\": {\"usr\": \"1\"}}").toString())
        .contains("use process, user, endpoint");
    assertThat(
            app.post("/api/v1/replays", "{\"search\": {\"user\": \"1\"}, \"rendering\": \"x\"}")
                .toString())
        .contains("rendering");
    assertThat(app.send("GET", "/api/v1/replays/none", "application/json", "").statusCode())
        .isEqualTo(404);
  }
}
