// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A designer makes a journey of blank elements: applies each template in Modeler, fills in its
 * fields, saves; and it runs.
 */
class TemplatesInModelerTest {

  private static final Path BLANK = Path.of("src/browser/resources/modeler/blank.bpmn");
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final RunningApplication app = SharedApplication.get();

  @BeforeAll
  static void aJourneyIsMadeAndUploaded() throws IOException {
    Files.createDirectories(PICTURES);
    makeTheEndpoint();
    String made;
    try (Chromium chromium = new Chromium()) {
      Modeler modeler = new Modeler(chromium);
      assertThat(modeler.open(Files.readString(BLANK))).isEmpty();
      fillEvents(modeler);
      fillSmallBlocks(modeler);
      fillCalls(modeler);
      fillCallOfAnEndpoint(modeler);
      made = modeler.save();
      modeler.photographDrawing(PICTURES.resolve("modeler-made.png"));
    }
    Files.writeString(PICTURES.resolve("modeler-made.bpmn"), made);
    JsonNode uploaded =
        JsonMapper.shared()
            .readTree(
                app.send("POST", "/api/v1/journeys", "application/xml; charset=utf-8", made)
                    .body());
    assertThat(uploaded.toString()).contains("modeler-made").doesNotContain("\"error\"");
  }

  private static void makeTheEndpoint() {
    HttpResponse<String> endpoint =
        app.send(
            "PUT",
            "/api/v1/endpoints/modeler-partner",
            "application/json",
            "{ \"id\": \"modeler-partner\", \"baseUrl\": \"%s\" }"
                .formatted(app.uri("/echo-send/modeler")));
    assertThat(endpoint.statusCode()).describedAs(endpoint.body()).isBetween(200, 201);
  }

  private static void fillEvents(Modeler modeler) {
    modeler.apply("begins", "io.journeyrunner.entry-event");
    modeler.fill("Event type", "modeler_begins");
    modeler.fill("Only if", "=event.count > 0");
    modeler.choose("A user may be in this journey", "every_event");
    modeler.fill("Entries of one user at most", "5");
    modeler.fill("… within", "P1D");
    modeler.fill("Entries of all users at most", "1000");
    modeler.fill("From", "2020-01-01T00:00:00Z");
    modeler.fill("Until", "2100-01-01T00:00:00Z");
    modeler.fill("Days of the week", "MON,TUE,WED,THU,FRI,SAT,SUN");
    photographed(modeler, "entry-event");

    modeler.apply("pause", "io.journeyrunner.wait");
    modeler.fill("How long", "PT1S");
    modeler.fill("Spread over", "PT1S");
    photographed(modeler, "wait");

    modeler.apply("goes-on", "io.journeyrunner.wait-for-event");
    modeler.fill("Event type", "modeler_goes_on");
    modeler.fill("Only if", "=event.go = true");
    photographed(modeler, "wait-for-event");

    modeler.apply("interrupted", "io.journeyrunner.wait-for-event-boundary");
    modeler.fill("Event type", "modeler_interrupts");
    photographed(modeler, "wait-for-event-boundary");

    modeler.apply("leaves", "io.journeyrunner.wait-for-event-subprocess");
    modeler.fill("Event type", "modeler_leaves");
    photographed(modeler, "wait-for-event-subprocess");
  }

  private static void fillSmallBlocks(Modeler modeler) {
    modeler.apply("limit", "io.journeyrunner.limit");
    modeler.choose("Counts", "user");
    modeler.fill("At most", "1");
    modeler.fill("Begins anew after", "P1D");
    modeler.fill("Outcome as", "first_today");
    photographed(modeler, "limit");

    modeler.apply("split", "io.journeyrunner.split");
    modeler.fill("Variants and weights", "{\"all\": 100, \"nobody\": 0}");
    modeler.fill("Outcome as", "group");
    photographed(modeler, "split");

    modeler.apply("refresh", "io.journeyrunner.refresh-state");
    photographed(modeler, "refresh-state");

    modeler.apply("convert", "io.journeyrunner.convert");
    modeler.fill("Goal", "made");
    photographed(modeler, "convert");
  }

  private static void fillCalls(Modeler modeler) {
    modeler.apply("call", "io.journeyrunner.webhook");
    modeler.choose("Method", "PUT");
    modeler.fill("URL", app.uri("/echo-send/modeler/called/").toString() + "{{user_id}}");
    modeler.choose("Content type", "application/json");
    modeler.fill(
        "Body",
        "{ \"count\": {{event.count}}, \"first\": {{vars.first_today}},"
            + " \"group\": {{vars.group}}, \"level\": {{vars.state.level}} }");
    modeler.fill("Headers", "{\"X-Made-In\": \"Modeler\"}");
    modeler.fill("Sign with", "signing-key");
    modeler.fill("Time-out of one attempt", "PT5S");
    modeler.choose("Retries", "fast");
    modeler.fill("Worthless after", "PT2H");
    modeler.choose("When it has failed for good", "continue");
    modeler.fill("Keep the reply as", "reply");
    photographed(modeler, "webhook");

    modeler.apply("slow-call", "io.journeyrunner.webhook");
    modeler.fill("URL", app.uri("/echo-send/modeler-slow/?status=503").toString());
    modeler.choose("Retries", "own");
    modeler.fill("Waits between attempts", "[\"PT1H\"]");
    photographed(modeler, "webhook-own-schedule");

    modeler.apply("tell-early", "io.journeyrunner.webhook");
    modeler.fill("URL", app.uri("/echo-send/modeler/early/").toString() + "{{user_id}}");
  }

  private static void fillCallOfAnEndpoint(Modeler modeler) {
    modeler.apply("withdraw", "io.journeyrunner.webhook");
    modeler.choose("Method", "DELETE");
    modeler.choose("Address", "endpoint");
    modeler.fill("Endpoint", "modeler-partner");
    assertThat(modeler.flaws()).as("a path may be empty").isEmpty();
    modeler.fill("Path", "/left/{{user_id}}");
    photographed(modeler, "webhook-endpoint");
  }

  private static void photographed(Modeler modeler, String name) {
    assertThat(modeler.flaws()).as(name).isEmpty();
    modeler.photographPanel(PICTURES.resolve("panel-" + name + ".png"));
  }

  private static void event(String type, String user, String data) {
    JsonNode answer =
        app.post(
            "/api/v1/events",
            """
            { "id": "%s-%s", "type": "%s", "user_id": "%s", "data": %s, "state": { "level": 7 } }
            """
                .formatted(type, user, type, user, data));
    assertThat(answer.at("/results/0/status").asString()).isEqualTo("accepted");
  }

  private static JsonNode call(String bucket, String path) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              JsonNode list = app.get("/echo-list/" + bucket + "/");
              for (String kind : List.of("requests", "others")) {
                for (JsonNode call : list.path(kind)) {
                  if (call.path("path").asString().equals(path)) {
                    return call;
                  }
                }
              }
              return JsonMapper.shared().nullNode();
            },
            JsonNode::isObject);
  }

  @Test
  void theFieldsOfAllTemplatesReachTheBlocksThatDoTheWork() {
    event("modeler_begins", "mm-1", "{ \"count\": 3 }");

    JsonNode called = call("modeler", "/called/mm-1");

    assertThat(called.path("method").asString()).isEqualTo("PUT");
    assertThat(JsonMapper.shared().readTree(called.path("body").asString()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree("{ \"count\": 3, \"first\": true, \"group\": \"all\", \"level\": 7 }"));
    assertThat(called.at("/headers/x-made-in").asString()).isEqualTo("Modeler");
    assertThat(called.at("/headers/webhook-signature").asString()).startsWith("v1,");
  }

  @Test
  void anEventAnywhereInTheJourneyEndsIt() {
    event("modeler_begins", "mm-2", "{ \"count\": 1 }");
    call("modeler", "/called/mm-2");

    event("modeler_leaves", "mm-2", "{}");

    assertThat(call("modeler", "/left/mm-2").path("method").asString()).isEqualTo("DELETE");
  }

  @Test
  void anEventInterruptsATaskOnlyAfterTheOneThatWasWaitedForBefore() {
    event("modeler_begins", "mm-3", "{ \"count\": 1 }");
    call("modeler", "/called/mm-3");

    event("modeler_goes_on", "mm-3", "{ \"go\": true }");

    assertThat(call("modeler-slow", "/").path("method").asString()).isEqualTo("POST");
    event("modeler_interrupts", "mm-3", "{}");
    assertThat(call("modeler", "/early/mm-3").path("method").asString()).isEqualTo("POST");
  }
}
