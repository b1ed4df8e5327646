// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.embedded.TestEngines;
import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.PersistentSender;
import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one database and one engine, which the first one started and which outlives it: one
 * is killed under load, and the other goes on alone.
 */
class TwoNodesTest {

  private static final int EVENTS = 1_000;
  private static final int TRAVELLERS = 60;
  private static final String HEARD = "heard-";
  private static final int GATEWAY = TestEngines.freePorts(1).getFirst();
  private static final Duration LONGER_THAN_A_JOB_MAY_TAKE = Duration.ofSeconds(90);

  private final Map<String, String> database = Databases.postgresProperties();

  @TempDir Path home;

  @Test
  void whatOneTookIsDoneByTheOtherWhenItIsKilled() {
    try (CallReceiver receiver = new CallReceiver();
        RunningApplication doomed = RunningApplication.start(home.resolve("one"), ownEngine())) {
      try (RunningApplication other =
          RunningApplication.start(home.resolve("two"), engineOfTheOther())) {
        doomed.send("PUT", "/api/v1/rules/tell", "application/json", rule(receiver.url("/")));
        Travellers.prepare(doomed, receiver.url("/"));
        await().atMost(Duration.ofSeconds(30)).until(() -> hasHeardOf(other, "purchase"));
        await().atMost(Duration.ofSeconds(30)).until(() -> hasHeardOf(other, "trip"));
        List<String> ids = IntStream.range(0, EVENTS).mapToObj(n -> "nodes-" + n).toList();

        try (PersistentSender sender =
            PersistentSender.start(
                List.of(doomed, other), Travellers.amongPurchases(TRAVELLERS, ids))) {
          await().atMost(Duration.ofMinutes(1)).until(() -> receiver.bodies() > EVENTS / 4);
          doomed.killHard();
          sender.awaitAllAccepted(Duration.ofMinutes(2));
        }
        doomed.letPassInEngine(LONGER_THAN_A_JOB_MAY_TAKE);

        assertToldOnce(receiver, Travellers.toldAmongPurchases(TRAVELLERS, ids));
        assertThat(List.of(doomed.output(), other.output()))
            .allSatisfy(output -> assertThat(output).contains("outcome=delivered"));
        assertThat(receiver.calls()).isLessThan(receiver.bodies() * 3 / 2);
      }
      doomed.startAgain(); // ends the engine with it
    }
  }

  /** A call that came again has the same id, and no two have the same. */
  private static void assertToldOnce(CallReceiver receiver, List<String> told) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(receiver.idsByBody().keySet())
                    .filteredOn(body -> !body.contains(HEARD))
                    .containsExactlyInAnyOrderElementsOf(told));
    assertThat(receiver.idsByBody().values())
        .allSatisfy(webhookIds -> assertThat(webhookIds).containsOnly(webhookIds.getFirst()))
        .extracting(List::getFirst)
        .doesNotHaveDuplicates();
  }

  private Map<String, String> ownEngine() {
    Map<String, String> settings = common();
    settings.put("journeyrunner.engine.ports.gateway", "" + GATEWAY);
    return settings;
  }

  private Map<String, String> engineOfTheOther() {
    Map<String, String> settings = common();
    settings.put("journeyrunner.engine.mode", "external");
    settings.put("journeyrunner.engine.external.address", "http://127.0.0.1:" + GATEWAY);
    return settings;
  }

  private Map<String, String> common() {
    Map<String, String> settings = new LinkedHashMap<>(database);
    settings.put("journeyrunner.rules.folder", "none");
    settings.put("journeyrunner.journeys.folder", "none");
    settings.put("journeyrunner.webhooks.guard.allow", "127.0.0.0/8");
    settings.put("journeyrunner.runs.wait-time-to-live", "PT1H");
    return settings;
  }

  private static String rule(String url) {
    return """
    { "id": "tell", "on": "purchase",
      "webhook": { "url": "%s", "body": "{\\"event\\": \\"{{event_id}}\\"}" } }
    """
        .formatted(url);
  }

  /** What was made on one node counts on the others about a second later. */
  private static boolean hasHeardOf(RunningApplication node, String type) {
    String event = PersistentSender.event(HEARD + System.nanoTime(), type, "ü");
    return node.post("/api/v1/events", event).at("/results/0/started").size() == 1;
  }
}
