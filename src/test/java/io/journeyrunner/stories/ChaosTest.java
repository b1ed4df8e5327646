// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.MoodyReceiver;
import io.journeyrunner.testing.PersistentSender;
import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1, where it is hard: an endpoint in every mood, while the application is killed three
 * times. The figure needs {@code -Dchaos.deliveries=10000}.
 */
class ChaosTest {

  private static final int DELIVERIES = Integer.getInteger("chaos.deliveries", 500);
  private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(60L * DELIVERIES);
  private static final Duration LONGER_THAN_A_JOB_MAY_TAKE = Duration.ofSeconds(90);

  @TempDir Path home;

  @Test
  void everyDeliveryArrivesAtAnEndpointThatFailsInEveryWay() {
    List<String> ids = IntStream.range(0, DELIVERIES).mapToObj(n -> "event-" + n).toList();
    try (MoodyReceiver receiver = new MoodyReceiver();
        RunningApplication app = RunningApplication.start(home, settings())) {
      app.send("PUT", "/api/v1/rules/tell", "application/json", rule(receiver.url("/hook")));
      try (PersistentSender sender = PersistentSender.start(app, ids)) {
        for (int quarter = 1; quarter <= 3; quarter++) {
          int part = quarter * DELIVERIES / 4;
          await().atMost(PATIENCE).until(() -> receiver.delivered() > part);
          app.killHard();
          app.startAgain();
        }
        sender.awaitAllAccepted(PATIENCE);
      }
      app.letPassInEngine(LONGER_THAN_A_JOB_MAY_TAKE);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(receiver.delivered()).isEqualTo(DELIVERIES));

      assertThat(receiver.webhookIds().values())
          .allSatisfy(webhookIds -> assertThat(webhookIds).hasSize(1));
      System.getLogger("stories")
          .log(
              System.Logger.Level.INFO,
              "{0} deliveries, {1} calls, {2} of them came after the delivery had succeeded",
              DELIVERIES,
              receiver.calls(),
              receiver.repeats());
    }
  }

  private static Map<String, String> settings() {
    return Map.of("journeyrunner.rules.folder", "none", "journeyrunner.journeys.folder", "none");
  }

  /** Fifty steps: no delivery can be used up by bad luck. */
  private static String rule(String url) {
    String steps = String.join(", ", Collections.nCopies(50, "\"PT1S\""));
    return """
    { "id": "tell", "name": "Tell the partner", "on": "purchase",
      "webhook": { "url": "%s", "body": "{\\"event\\": \\"{{event_id}}\\"}", "timeout": "PT1S",
        "retries": [%s] } }
    """
        .formatted(url, steps);
  }
}
