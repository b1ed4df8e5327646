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
      EventBatch.send(app, "campaign", CAMPAIGN);
      await().until(() -> arrived.size() > 40);

      long begin = System.nanoTime();
      EventBatch.send(app, "single", 1);
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
            boolean isSlow = !arrived.contains("single-0"); // then all is shown
            return new MockResponse.Builder()
                .code(204)
                .headersDelay(isSlow ? 200 : 0, TimeUnit.MILLISECONDS)
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

  private static Map<String, String> settings() {
    return Map.of(
        "journeyrunner.rules.folder", "none",
        "journeyrunner.journeys.folder", "none",
        "journeyrunner.webhooks.gates.concurrency", "4");
  }
}
