// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the machines of ops read: figures, and lines in JSON. */
class FiguresAndLogsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path home;
  private static RunningApplication app;

  @BeforeAll
  static void sendOneThatArrivesAndOneThatDoesNot() throws Exception {
    Path secrets = Files.createDirectories(home.resolve("secrets"));
    app =
        RunningApplication.start(
            home,
            Map.of(
                "journeyrunner.rules.folder", home.resolve("rules").toString(),
                "journeyrunner.journeys.folder", home.resolve("journeys").toString(),
                "journeyrunner.webhooks.secrets-folder", secrets.toString(),
                "logging.structured.format.console", "logstash"));
    Files.writeString(
        secrets.resolve("host"), app.uri("").toString().replace("127.0.0.1", "localhost"));
    rule("arrives", app.uri("/echo-send/figures/").toString());
    rule("does-not", "{{secrets.host}}/echo-send/figures/?status=404");
    app.post("/api/v1/events", "{\"id\": \"é-1\", \"type\": \"arrives\", \"user_id\": \"ü\"}");
    app.post("/api/v1/events", "{\"id\": \"é-1\", \"type\": \"arrives\", \"user_id\": \"ü\"}");
    app.post("/api/v1/events", "{\"id\": \"é-2\", \"type\": \"does-not\", \"user_id\": \"ü\"}");
    app.post("/api/v1/events", "{\"id\": \"\", \"type\": \"does-not\", \"user_id\": \"ü\"}");
    await()
        .until(() -> lines("job.incident").size() == 1 && lines("webhook.attempted").size() == 2);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static void rule(String id, String url) {
    String rule =
        "{\"id\": \"%1$s\", \"on\": \"%1$s\", \"webhook\": {\"url\": \"%2$s\"}}".formatted(id, url);
    assertThat(app.send("PUT", "/api/v1/rules/" + id, "application/json", rule).statusCode())
        .isEqualTo(201);
  }

  private static List<JsonNode> lines(String message) {
    return app.output()
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JSON::readTree)
        .filter(line -> line.path("message").asString("").equals(message))
        .toList();
  }

  private static String figures() {
    return app.send("GET", "/actuator/prometheus", "text/plain", "").body();
  }

  @Test
  void whatBecameOfEventsStartsAndAttemptsIsCounted() {
    assertThat(figures())
        .contains(
            "journeyrunner_events_total{outcome=\"accepted\",reason=\"none\"} 2.0",
            "journeyrunner_events_total{outcome=\"duplicate\",reason=\"none\"} 1.0",
            "journeyrunner_events_total{outcome=\"rejected\",reason=\"invalid\"} 1.0",
            "journeyrunner_starts_total{outcome=\"started\"} 2.0",
            "journeyrunner_starts_total{outcome=\"repeated\"} 1.0",
            "journeyrunner_engine_calls_total{call=\"CreateProcessInstance\",outcome=\"taken\"}"
                + " 2.0",
            "journeyrunner_attempts_total{outcome=\"delivered\",way=\"rule\"} 1.0",
            "journeyrunner_attempts_total{outcome=\"rejected\",way=\"rule\"} 1.0",
            "journeyrunner_event_to_call_seconds_bucket{le=\"60.0\"} 2",
            "journeyrunner_attempt_time_seconds_count 2");
  }

  @Test
  void endpointsAreShownByNameAndNeverByTheSecretThatNamesThem() {
    await()
        .untilAsserted(
            () ->
                assertThat(figures())
                    .contains(
                        "journeyrunner_endpoint_breaker{endpoint=\"" + app.uri("") + "\"} 0.0",
                        "journeyrunner_endpoint_breaker{endpoint=\"{{secrets.host}}\"} 0.0",
                        "journeyrunner_endpoint_parked{endpoint=\"{{secrets.host}}\"} 0.0")
                    .doesNotContain("localhost:"));
  }

  @Test
  void everyLineAboutAJobSaysWhichEventProcessAndDeliveryItIsOf() {
    List<JsonNode> lines =
        List.of("webhook.attempted", "job.incident").stream()
            .flatMap(message -> lines(message).stream())
            .toList();

    assertThat(lines)
        .hasSize(3)
        .allSatisfy(
            line -> {
              assertThat(line.path("event_id").asString("")).startsWith("é-");
              assertThat(line.path("process_instance").asString("")).matches("[0-9]+");
              assertThat(line.path("webhook_id").asString("")).isNotEmpty();
            });
    JsonNode incident = lines("job.incident").getFirst();
    assertThat(lines("webhook.attempted"))
        .filteredOn(line -> line.get("event_id").equals(incident.get("event_id")))
        .singleElement()
        .extracting(line -> line.get("delivery"))
        .isEqualTo(incident.get("webhook_id"));
  }
}
