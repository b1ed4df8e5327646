// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.embedded.TestEngines;
import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.PersistentSender;
import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
  private static final List<Integer> PORTS = TestEngines.freePorts(2);
  private static final Duration LONGER_THAN_A_JOB_MAY_TAKE = Duration.ofSeconds(90);

  private final Map<String, String> database = Databases.postgresProperties();

  @TempDir Path home;

  @Test
  void whatOneTookIsDoneByTheOtherWhenItIsKilled() throws Exception {
    try (CallReceiver receiver = new CallReceiver();
        RunningApplication doomed = RunningApplication.start(home.resolve("one"), ownEngine())) {
      try (RunningApplication other =
          RunningApplication.start(home.resolve("two"), engineOfTheOther())) {
        doomed.send("PUT", "/api/v1/rules/tell", "application/json", rule(receiver.url("/")));
        await().atMost(Duration.ofSeconds(30)).until(() -> hasHeardOfTheRule(other));
        List<String> ids = IntStream.range(0, EVENTS).mapToObj(n -> "nodes-" + n).toList();

        try (PersistentSender sender = PersistentSender.start(List.of(doomed, other), ids)) {
          await().atMost(Duration.ofMinutes(1)).until(() -> receiver.bodies() > EVENTS / 4);
          doomed.killHard();
          sender.awaitAllAccepted(Duration.ofMinutes(2));
        }
        letTheEnginesClockGoOn();

        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(receiver.idsByBody()).containsKeys(bodies(ids)));
        assertThat(receiver.idsByBody().values())
            .allSatisfy(webhookIds -> assertThat(webhookIds).containsOnly(webhookIds.getFirst()))
            .extracting(List::getFirst)
            .doesNotHaveDuplicates();
        assertThat(List.of(doomed.output(), other.output()))
            .allSatisfy(output -> assertThat(output).contains("outcome=delivered"));
        assertThat(receiver.calls()).isLessThan(EVENTS + EVENTS / 2);
      }
      doomed.startAgain(); // ends the engine with it
    }
  }

  private Map<String, String> ownEngine() {
    Map<String, String> settings = common();
    settings.put("journeyrunner.engine.ports.gateway", "" + PORTS.getFirst());
    settings.put("journeyrunner.engine.ports.management", "" + PORTS.getLast());
    settings.put("journeyrunner.engine.clock-controlled", "true");
    return settings;
  }

  private Map<String, String> engineOfTheOther() {
    Map<String, String> settings = common();
    settings.put("journeyrunner.engine.mode", "external");
    settings.put("journeyrunner.engine.external.address", "http://127.0.0.1:" + PORTS.getFirst());
    return settings;
  }

  private Map<String, String> common() {
    Map<String, String> settings = new LinkedHashMap<>(database);
    settings.put("journeyrunner.rules.folder", "none");
    settings.put("journeyrunner.journeys.folder", "none");
    settings.put("journeyrunner.webhooks.guard.allow", "127.0.0.0/8");
    return settings;
  }

  private static String rule(String url) {
    return """
    { "id": "tell", "on": "purchase",
      "webhook": { "url": "%s", "body": "{\\"event\\": \\"{{event_id}}\\"}" } }
    """
        .formatted(url);
  }

  /** A rule that was made on one node counts on the others about a second later. */
  private static boolean hasHeardOfTheRule(RunningApplication node) {
    String event =
        "{\"id\": \"heard-%d\", \"type\": \"purchase\", \"user_id\": \"ü\"}"
            .formatted(System.nanoTime());
    return node.post("/api/v1/events", event).at("/results/0/started").size() == 1;
  }

  private static String[] bodies(List<String> ids) {
    return ids.stream().map(id -> "{\"event\": \"" + id + "\"}").toArray(String[]::new);
  }

  /** So that the engine gives out again what the killed node was working on. */
  private static void letTheEnginesClockGoOn() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + PORTS.getLast() + "/actuator/clock/add"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"offsetMilli\": " + LONGER_THAN_A_JOB_MAY_TAKE.toMillis() + "}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }
}
