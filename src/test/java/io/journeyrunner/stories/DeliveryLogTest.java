// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was sent, and what came back, can be looked up. */
@Order(SharedApplication.LATE)
class DeliveryLogTest {

  private static final RunningApplication app = SharedApplication.get();

  private static JsonNode found(String query, int count) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> app.get("/api/v1/deliveries?" + query).get("attempts"),
            attempts -> attempts.size() == count);
  }

  @Test
  void eachAttemptIsFoundWithItsExchange() {
    app.send(
        "PUT",
        "/api/v1/rules/logged",
        "application/json",
        "{\"id\": \"logged\", \"on\": \"logged\", \"webhook\": {\"url\": \""
            + app.uri("/echo-send/logged/?status=503,200")
            + "\", \"body\": \"{\\\"user\\\": {{user_id}}}\", \"retries\": [\"PT1S\"]}}");
    app.post("/api/v1/events", "{\"id\": \"l1\", \"type\": \"logged\", \"user_id\": \"ü-log\"}");

    JsonNode attempts = found("process=rule-logged&user=%C3%BC-log", 2);
    assertThat(attempts.get(0).get("outcome").asString()).isEqualTo("delivered");
    assertThat(attempts.get(1).get("outcome").asString()).isEqualTo("retry");
    assertThat(attempts.get(1).get("status").asInt()).isEqualTo(503);
    assertThat(attempts.get(1).has("exchange")).isFalse();

    String id = attempts.get(0).get("webhook_id").asString();
    JsonNode delivery = app.get("/api/v1/deliveries/" + id);
    assertThat(delivery.get("attempts")).hasSize(2);
    assertThat(delivery.at("/attempts/0/attempt").asInt()).isEqualTo(1);
    assertThat(delivery.at("/attempts/0/exchange/request/body").asString())
        .isEqualTo("{\"user\": \"ü-log\"}");
    assertThat(delivery.at("/attempts/1/exchange/reply/status").asInt()).isEqualTo(200);
    assertThat(found("webhook-id=" + id + "&outcome=delivered", 1)).isNotEmpty();
  }

  @Test
  void aSearchThatIsMisspeltSaysSo() {
    var answer = app.send("GET", "/api/v1/deliveries?usr=1", "application/json", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("usr").contains("use process, user, endpoint");
    assertThat(app.send("GET", "/api/v1/deliveries/none", "application/json", "").statusCode())
        .isEqualTo(404);
  }
}
