// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.EventBatch;
import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1, of a replay: it goes on where it was when the application was killed. */
class ReplayAndKillTest {

  private static final int DELIVERIES = 300;

  @TempDir Path home;

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean isMended;

  @Test
  void aReplayOutlivesAKillAndKeepsTheIds() throws IOException {
    try (MockWebServer receiver = receiver();
        RunningApplication app = RunningApplication.start(home, settings())) {
      String rule =
          """
          { "id": "r", "on": "r", "webhook": { "url": "%s", "body": "{}", "onFailure": "continue" } }
          """
              .formatted(receiver.url("/hook"));
      app.send("PUT", "/api/v1/rules/r", "application/json", rule);
      EventBatch.send(app, "r", DELIVERIES);
      await().atMost(Duration.ofSeconds(90)).until(() -> refused.size() == DELIVERIES);
      await().until(() -> count(app) == DELIVERIES);

      isMended = true;
      String search = "{\"search\": {\"outcome\": \"rejected\"}}";
      String id = app.post("/api/v1/replays", search).get("id").asString();
      await().atMost(Duration.ofSeconds(60)).until(() -> taken.size() > DELIVERIES / 10);
      app.killHard();
      assertThat(taken.size()).isLessThan(DELIVERIES);
      app.startAgain();
      app.letPassInEngine(Duration.ofSeconds(90)); // what the killed one held comes back after 75 s

      await()
          .atMost(Duration.ofMinutes(4))
          .until(() -> app.get("/api/v1/replays/" + id).get("state").asString().equals("finished"));
      assertThat(app.get("/api/v1/replays/" + id).at("/ended/delivered").asInt())
          .isEqualTo(DELIVERIES);
      assertThat(taken).isEqualTo(refused);
    }
  }

  private static int count(RunningApplication app) {
    return app.post("/api/v1/replays/preview", "{\"search\": {\"outcome\": \"rejected\"}}")
        .path("count")
        .asInt();
  }

  private MockWebServer receiver() throws IOException {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String id = Objects.requireNonNull(request.getHeaders().get("webhook-id"));
            (isMended ? taken : refused).add(id);
            return new MockResponse.Builder()
                .code(isMended ? 204 : 403)
                .headersDelay(50, TimeUnit.MILLISECONDS)
                .build();
          }
        });
    server.start();
    return server;
  }

  private static Map<String, String> settings() {
    return Map.of(
        "journeyrunner.rules.folder", "none",
        "journeyrunner.journeys.folder", "none",
        "journeyrunner.webhooks.gates.concurrency", "4");
  }
}
