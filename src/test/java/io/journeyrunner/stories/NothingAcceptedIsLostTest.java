// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.PersistentSender;
import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1: whatever is killed, and whenever, every accepted event reaches its receiver, and moves
 * the run of its user once.
 */
class NothingAcceptedIsLostTest {

  private static final int EVENTS = 2_000;
  private static final int TRAVELLERS = 100;
  private static final Duration LONGER_THAN_A_JOB_MAY_TAKE = Duration.ofSeconds(90);

  @TempDir Path home;

  @Test
  void everyEventArrivesThoughTheApplicationAndThenTheEngineAreKilledUnderLoad() {
    try (CallReceiver receiver = new CallReceiver();
        RunningApplication app = RunningApplication.start(home, settings())) {
      app.send("PUT", "/api/v1/rules/tell", "application/json", rule(receiver.url("/hook")));
      Travellers.prepare(app, receiver.url("/hook"));
      List<String> ids = IntStream.range(0, EVENTS).mapToObj(n -> "event-" + n).toList();
      try (PersistentSender sender =
          PersistentSender.start(List.of(app), Travellers.amongPurchases(TRAVELLERS, ids))) {
        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.bodies() > EVENTS / 10);
        app.killHard();
        app.startAgain();

        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.bodies() > EVENTS / 2);
        app.engine().destroyForcibly(); // the application starts it again

        sender.awaitAllAccepted(Duration.ofMinutes(6)); // a busy machine starts an engine in two
      }
      app.letPassInEngine(LONGER_THAN_A_JOB_MAY_TAKE);

      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  assertThat(receiver.idsByBody().keySet())
                      .containsExactlyInAnyOrderElementsOf(
                          Travellers.toldAmongPurchases(TRAVELLERS, ids)));
      assertThat(receiver.idsByBody().values())
          .allSatisfy(webhookIds -> assertThat(webhookIds).containsOnly(webhookIds.getFirst()))
          .extracting(List::getFirst)
          .doesNotHaveDuplicates();
      tell(receiver);
    }
  }

  private static void tell(CallReceiver receiver) {
    System.getLogger("stories")
        .log(
            System.Logger.Level.INFO,
            "{0} events, {1} calls: {2} repeats",
            EVENTS + TRAVELLERS * 6,
            receiver.calls(),
            receiver.calls() - receiver.bodies());
  }

  private static Map<String, String> settings() {
    return Map.of(
        "journeyrunner.rules.folder", "none",
        "journeyrunner.journeys.folder", "none",
        // What comes while all is down must count when it is up again.
        "journeyrunner.runs.wait-time-to-live", "PT1H");
  }

  private static String rule(String url) {
    return """
    { "id": "tell", "name": "Tell the partner", "on": "purchase",
      "webhook": { "url": "%s", "body": "{\\"event\\": \\"{{event_id}}\\"}" } }
    """
        .formatted(url);
  }
}
