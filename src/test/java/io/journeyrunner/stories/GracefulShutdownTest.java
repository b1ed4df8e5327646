// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Relay;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.RunningEngine;
import io.journeyrunner.testing.SampleFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
      beginCalls(application, "slow", slow);

      application.stop();

      assertThat(delivered(application, "slow")).isEqualTo(CALLS);
      assertThat(application.output())
          .doesNotContain("worker.left_jobs", "job.not_answered", "job.came_too_late");
      assertThat(slow.getRequestCount()).isEqualTo(CALLS);
    }
  }

  @Test
  void anEngineThatHangsDelaysTheEndByLessThanItIsGiven() throws Exception {
    try (MockWebServer slow = new MockWebServer();
        Relay engine = new Relay(RunningEngine.shared().address())) {
      slow.setDispatcher(answeringAfter(3));
      slow.start();
      RunningApplication application = RunningApplication.start(home, external(engine));
      beginCalls(application, "hang", slow);

      engine.cut();
      long begun = System.nanoTime();
      application.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(45));
      assertThat(delivered(application, "hang")).isEqualTo(CALLS);
      assertThat(application.output()).contains("worker.left_jobs");
    }
  }

  private static Map<String, String> external(Relay engine) {
    return Map.of(
        "journeyrunner.engine.mode", "external",
        "journeyrunner.engine.external.address", engine.address().toString(),
        "journeyrunner.webhooks.guard.allow", "127.0.0.0/8",
        "journeyrunner.rules.folder", "none",
        "journeyrunner.journeys.folder", "none");
  }

  private static void beginCalls(RunningApplication application, String type, MockWebServer slow) {
    String rule =
        "{\"id\": \"%1$s\", \"on\": \"%1$s\", \"webhook\": {\"url\": \"%2$s\"}}"
            .formatted(type, slow.url("/"));
    application.send("PUT", "/api/v1/rules/" + type, "application/json", rule);
    for (int i = 0; i < CALLS; i++) {
      application.post(
          "/api/v1/events",
          "{\"id\": \"%1$s-%2$d\", \"type\": \"%1$s\", \"user_id\": \"ü\"}".formatted(type, i));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> slow.getRequestCount() == CALLS);
  }

  private static long delivered(RunningApplication application, String type) {
    return application
        .output()
        .lines()
        .filter(line -> line.contains("event=" + type) && line.contains("outcome=delivered"))
        .count();
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
