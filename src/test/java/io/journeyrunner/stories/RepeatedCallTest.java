// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A call that fails is repeated through the engine, always with the same webhook-id. */
@Order(SharedApplication.LATE)
class RepeatedCallTest {

  private static final RunningApplication app = SharedApplication.get();

  private static void rule(String id, String query, String rest) {
    var answer =
        app.send(
            "PUT",
            "/api/v1/rules/" + id,
            "application/json",
            "{\"id\": \""
                + id
                + "\", \"on\": \""
                + id
                + "\", \"webhook\": {\"url\": \""
                + app.uri("/echo-send/" + id + "/")
                + query
                + "\""
                + rest
                + "}}");
    assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 201);
  }

  private static void send(String id) {
    app.post("/api/v1/events", "{\"id\": \"r1\", \"type\": \"" + id + "\", \"user_id\": \"ü\"}");
  }

  private static JsonNode awaitCalls(String bucket, int count) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> app.get("/echo-list/" + bucket + "/").get("requests"),
            calls -> calls.size() >= count);
  }

  @Test
  void comesAgainAfterFailuresWithTheSameId() {
    rule(
        "again-later",
        "?status=503,reset,429,503,503,200",
        ", \"retries\": [\"PT1S\", \"PT1S\", \"PT1S\", \"PT1S\", \"PT1S\"]");
    send("again-later");

    Set<String> ids = new HashSet<>();
    for (JsonNode call : awaitCalls("again-later", 6)) {
      ids.add(call.at("/headers/webhook-id").asString());
    }
    assertThat(ids).hasSize(1);
  }

  @Test
  void aFailureForGoodIsAnEventThatOtherRulesHear() {
    app.send(
        "PUT",
        "/api/v1/rules/hear-failure",
        "application/json",
        "{\"id\": \"hear-failure\", \"on\": \"webhook_failed\", \"when\":"
            + " \"event.process = \\\"rule-refused\\\"\", \"webhook\": {\"url\": \""
            + app.uri("/echo-send/heard/")
            + "\", \"body\": \"{\\\"what\\\": {{event.what}}, \\\"outcome\\\":"
            + " {{event.outcome}}}\"}}");
    rule("refused", "?status=400", "");
    send("refused");

    assertThat(awaitCalls("heard", 1).get(0).get("body").asString())
        .isEqualTo("{\"what\": \"status 400\", \"outcome\": \"rejected\"}");
  }
}
