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

/** Promise 1: whatever is killed, and whenever, every accepted event reaches its receiver. */
class NothingAcceptedIsLostTest {

  private static final int EVENTS = 2_000;

  @TempDir Path home;

  @Test
  void everyEventArrivesThoughTheApplicationAndThenTheEngineAreKilledUnderLoad() {
    try (CallReceiver receiver = new CallReceiver();
        RunningApplication app = RunningApplication.start(home, settings())) {
      app.send("PUT", "/api/v1/rules/tell", "application/json", rule(receiver.url("/hook")));
      List<String> ids = IntStream.range(0, EVENTS).mapToObj(n -> "event-" + n).toList();
      try (PersistentSender sender = PersistentSender.start(app, ids)) {
        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.bodies() > EVENTS / 10);
        app.killHard();
        app.startAgain();

        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.bodies() > EVENTS / 2);
        app.engine().destroyForcibly(); // the application starts it again

        sender.awaitAllAccepted(Duration.ofMinutes(3));
      }

      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(() -> assertThat(receiver.idsByBody().keySet()).containsAll(bodies(ids)));
      assertThat(receiver.idsByBody().values())
          .allSatisfy(webhookIds -> assertThat(webhookIds).containsOnly(webhookIds.getFirst()));
      assertThat(receiver.idsByBody().values().stream().map(List::getFirst).distinct())
          .hasSize(EVENTS);
      tell(receiver);
    }
  }

  private static void tell(CallReceiver receiver) {
    System.getLogger("stories")
        .log(
            System.Logger.Level.INFO,
            "{0} events, {1} calls: {2} repeats",
            EVENTS,
            receiver.calls(),
            receiver.calls() - EVENTS);
  }

  private static Map<String, String> settings() {
    return Map.of("journeyrunner.rules.folder", "none", "journeyrunner.journeys.folder", "none");
  }

  private static String rule(String url) {
    return """
    { "id": "tell", "name": "Tell the partner", "on": "purchase",
      "webhook": { "url": "%s", "body": "{\\"event\\": \\"{{event_id}}\\"}" } }
    """
        .formatted(url);
  }

  private static List<String> bodies(List<String> ids) {
    return ids.stream().map(id -> "{\"event\": \"" + id + "\"}").toList();
  }
}
