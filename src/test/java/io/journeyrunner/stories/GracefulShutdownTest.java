// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SampleFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is stopped while calls are under way, as each time it is updated. */
class GracefulShutdownTest {

  private static final int CALLS = 5;

  @TempDir Path home;

  @Test
  void callsUnderWayAreAnsweredBeforeItEnds() throws Exception {
    try (MockWebServer slow = new MockWebServer()) {
      slow.setDispatcher(answeringAfter(3));
      slow.start();
      RunningApplication application =
          RunningApplication.start(home, SampleFolder.copyInto(home.resolve("bpmn")).properties());
      application.send(
          "PUT",
          "/api/v1/rules/slow",
          "application/json",
          "{\"id\": \"slow\", \"on\": \"slow\", \"webhook\": {\"url\": \""
              + slow.url("/")
              + "\"}}");
      for (int i = 0; i < CALLS; i++) {
        application.post(
            "/api/v1/events",
            "{\"id\": \"slow-" + i + "\", \"type\": \"slow\", \"user_id\": \"ü\"}");
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> slow.getRequestCount() == CALLS);

      application.stop();

      assertThat(application.output().lines().filter(l -> l.contains("outcome=delivered")))
          .hasSize(CALLS);
      assertThat(application.output())
          .doesNotContain("worker.left_jobs", "job.not_answered", "job.came_too_late");
      assertThat(slow.getRequestCount()).isEqualTo(CALLS);
    }
  }

  private static Dispatcher answeringAfter(int seconds) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return new MockResponse.Builder().code(204).headersDelay(seconds, TimeUnit.SECONDS).build();
      }
    };
  }
}
