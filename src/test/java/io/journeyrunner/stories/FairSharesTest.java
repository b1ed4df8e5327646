// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Promise 4, among processes: a campaign does not starve a rule that sends one call. */
class FairSharesTest {

  private static final int CAMPAIGN = 1_000;

  @TempDir Path home;

  private final Set<String> arrived = ConcurrentHashMap.newKeySet();

  @Test
  void aRuleWithOneCallOvertakesACampaignAtASlowEndpoint() throws IOException {
    try (MockWebServer slow = slow();
        RunningApplication app = RunningApplication.start(home, settings())) {
      put(app, "campaign", slow.url("/hook").toString());
      put(app, "single", slow.url("/hook").toString());
      send(app, "campaign", CAMPAIGN);
      await().until(() -> arrived.size() > 40);

      long begin = System.nanoTime();
      send(app, "single", 1);
      await().atMost(Duration.ofSeconds(15)).until(() -> arrived.contains("single-0"));
      tell("single call after {0} ms, when {1} of the campaign were sent", begin);
      assertThat(arrived.size()).isLessThan(CAMPAIGN);

      await().atMost(Duration.ofMinutes(3)).until(() -> arrived.size() == CAMPAIGN + 1);
      tell("all calls after {0} ms", begin);
    }
  }

  private void tell(String what, long begin) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.getLogger("stories").log(System.Logger.Level.INFO, what, millis, arrived.size());
  }

  private MockWebServer slow() throws IOException {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            arrived.add(Objects.requireNonNull(request.getBody()).utf8());
            return new MockResponse.Builder()
                .code(204)
                .headersDelay(200, TimeUnit.MILLISECONDS)
                .build();
          }
        });
    server.start();
    return server;
  }

  private static void put(RunningApplication app, String id, String url) {
    String rule =
        """
        { "id": "%s", "name": "Tell", "on": "%s",
          "webhook": { "url": "%s", "contentType": "text/plain", "body": "{{event_id}}" } }
        """
            .formatted(id, id, url);
    assertThat(app.send("PUT", "/api/v1/rules/" + id, "application/json", rule).statusCode())
        .isEqualTo(201);
  }

  /** As a sender does: what was rejected because the engine has too much to do is sent again. */
  private static void send(RunningApplication app, String type, int count) {
    List<Integer> left = IntStream.range(0, count).boxed().toList();
    for (int trial = 0; !left.isEmpty(); trial++) {
      assertThat(trial).as("trials, with %d events left", left.size()).isLessThan(10);
      JsonNode results = app.post("/api/v1/events", events(type, left)).path("results");
      List<Integer> sent = left;
      left =
          IntStream.range(0, sent.size())
              .filter(n -> !results.path(n).path("status").asString().equals("accepted"))
              .mapToObj(sent::get)
              .toList();
    }
  }

  private static String events(String type, List<Integer> numbers) {
    return numbers.stream()
        .map(
            n ->
                "{\"id\":\"%s-%d\",\"type\":\"%s\",\"user_id\":\"ü-%d\",\"data\":{}}"
                    .formatted(type, n, type, n))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Map<String, String> settings() {
    return Map.of(
        "journeyrunner.rules.folder", "none",
        "journeyrunner.journeys.folder", "none",
        "journeyrunner.webhooks.gates.concurrency", "4");
  }
}
