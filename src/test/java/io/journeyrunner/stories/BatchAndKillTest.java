// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Promise 1, of a batch entry: it goes on where it was, and nobody is on the journey twice. */
class BatchAndKillTest {

  private static final int USERS = 300;

  @TempDir Path home;

  @Test
  void aBatchOutlivesAKillAndLetsEverybodyInOnce() {
    try (RunningApplication app = RunningApplication.start(home, settings())) {
      deploy(app);
      String path = "/api/v1/journeys/campaign/entries";
      String id =
          app.post(path, "{\"perSecond\": 60, \"users\": [" + users() + "]}").get("id").asString();
      String batch = path + "/" + id;
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> app.get(batch).get("entered").asInt() > USERS / 10);

      app.killHard();
      app.startAgain();

      JsonNode ended =
          await()
              .atMost(Duration.ofMinutes(2)) // the killed one's lease lasts half a minute
              .until(() -> app.get(batch), now -> now.get("state").asString().equals("finished"));
      assertThat(ended.get("entered").asInt()).isEqualTo(USERS);
      assertThat(ended.get("count").asInt()).isEqualTo(USERS);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(app.get("/api/v1/journeys/campaign").at("/journey/running").asInt())
                      .isEqualTo(USERS));
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "journeyrunner.journeys.folder", home.resolve("none").toString(),
        "journeyrunner.rules.folder", home.resolve("none").toString());
  }

  private static void deploy(RunningApplication app) {
    new Journeys(app)
        .deploy(
            "campaign",
            entry("begin", "nameless", "on", "campaign", "mode", "every_event"),
            catching("go", "nameless", "on", "campaign-go"),
            flows("begin", "go"));
  }

  private static String users() {
    return IntStream.range(0, USERS)
        .mapToObj(n -> "\"ü" + n + "\"")
        .collect(Collectors.joining(","));
  }
}
