// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs that were moved to another version do what is drawn there. */
@Order(ClockedJourneys.LAST)
class MovedRunsTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final RunningEngine engine = RunningEngine.shared();

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static void move(String journey) {
    clocked.app().post("/api/v1/journeys/" + journey + "/migrations", "{\"from\": 1, \"to\": 2}");
    await()
        .atMost(SOON)
        .until(
            () ->
                clocked
                    .app()
                    .get("/api/v1/journeys/" + journey + "/migrations")
                    .at("/0/moved")
                    .asInt(),
            moved -> moved == 1);
  }

  private static void deploy(String journey, String call) {
    journeys.deploy(journey, entry("begin", "nameless", "on", journey), call, flows("begin", "to"));
  }

  /** The same block that calls another path. */
  private static String to(String journey, String path) {
    return journeys.call(journey, "to").replace("/to\"", "/" + path + "\"");
  }

  @Test
  void aMovedIncidentMakesItsCallAsTheNewVersionHasItAndSoDoThoseWhoEnterLater() {
    deploy("m-call", to("m-call", "old?status=404"));
    long run = clocked.enter("m-call", "m-call-1", ", \"data\": {\"n\": 1}");
    await().atMost(SOON).until(() -> engine.incidents(run).size() == 1);
    deploy("m-call", to("m-call", "new"));

    move("m-call");
    engine.retry(engine.incidents(run).getFirst());
    clocked.awaitEnd(run);
    clocked.awaitEnd(clocked.enter("m-call", "m-call-2", ", \"data\": {\"n\": 2}"));

    assertThat(journeys.calls("m-call", "new"))
        .extracting(call -> call.get("n").asInt())
        .containsExactly(1, 2);
  }

  @Test
  void aMovedWaitHearsTheEventOfTheNewVersion() {
    journeys.deploy(
        "m-wait",
        entry("begin", "nameless", "on", "m-wait"),
        catching("used", "nameless", "on", "m-wait-old"),
        flows("begin", "used"));
    long run = clocked.enter("m-wait", "m-wait-1", "");
    clocked.awaitActive(run, "used");
    journeys.deploy(
        "m-wait",
        entry("begin", "nameless", "on", "m-wait"),
        catching("used", "nameless", "on", "m-wait-new"),
        flows("begin", "used"));

    move("m-wait");
    JsonNode old = journeys.send("m-wait-2", "m-wait-old", "zoë");
    assertThat(old.at("/waits/0/detail").asString()).isEqualTo("the run is at no wait for it now");
    journeys.send("m-wait-3", "m-wait-new", "zoë");

    clocked.awaitEnd(run);
  }
}
