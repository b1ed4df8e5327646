// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A journey is live when it is saved, and what becomes of it is in the hands of its operators. */
@Order(SharedApplication.LATE)
class JourneyDeploymentTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final RunningApplication app = SharedApplication.get();

  /** Enters by an event of its own name, calls, and waits a day. */
  private static String journey(String id) {
    return process(
        id,
        entry("entered", "spin", "on", id, "mode", "every_event")
            + task("call", "webhook", "url", app.uri("/echo-send/" + id + "/").toString())
            + waiting("a-day-later", "P1D")
            + flow("entered", "call")
            + flow("call", "a-day-later"));
  }

  /** As some editors do it: written under another name, then renamed. */
  private static void save(String name, String text) throws IOException {
    Path file = SharedApplication.journeys().resolve(name);
    Files.createDirectories(file.getParent());
    Path draft = Files.writeString(file.resolveSibling(".draft"), text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static HttpResponse<String> upload(String id, String query, String text) {
    return app.send(
        "POST", "/api/v1/journeys?name=" + id + ".bpmn" + query, "application/xml", text);
  }

  private static JsonNode send(String id, String event) {
    return app.post(
            "/api/v1/events?explain=true",
            "{\"id\": \""
                + event
                + "\", \"type\": \""
                + id
                + "\", \"user_id\": \"ü-"
                + event
                + "\"}")
        .at("/results/0");
  }

  private static JsonNode get(String id, String rest) {
    return app.get("/api/v1/journeys/" + id + rest);
  }

  private static void awaitVersion(String id, int version) {
    await()
        .atMost(SOON)
        .until(() -> get(id, "").at("/journey/version").asInt(0), found -> found == version);
  }

  private static void awaitRunning(String id, int many) {
    await()
        .atMost(SOON)
        .until(() -> get(id, "").at("/journey/running").asInt(-1), found -> found == many);
  }

  private static void awaitCalls(String bucket, int many) {
    await()
        .atMost(SOON)
        .until(() -> app.get("/echo-list/" + bucket + "/").get("requests").size() == many);
  }

  private static JsonNode awaitTry(String file, boolean accepted) {
    return await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode tried : get("files", "")) {
                if (tried.get("file").asString().equals(file)
                    && tried.get("accepted").asBoolean() == accepted) {
                  return tried;
                }
              }
              return app.get("/api/v1/journeys/files").path("none");
            },
            JsonNode::isObject);
  }

  @Test
  void aSavedFileIsLiveAndABrokenSaveLeavesItRunning() throws IOException {
    save("campaigns/saved.bpmn", journey("saved"));
    awaitVersion("saved", 1);
    assertThat(send("saved", "saved-1").at("/started/0/process").asString()).isEqualTo("saved");
    awaitCalls("saved", 1);

    save("campaigns/saved.bpmn", journey("saved").replace("P1D", "a day"));

    JsonNode refused = awaitTry("campaigns/saved.bpmn", false);
    assertThat(refused.at("/findings/0/element").asString()).isEqualTo("a-day-later");
    assertThat(refused.at("/findings/0/what").asString())
        .isEqualTo("waits for a day, which is no duration");
    assertThat(send("saved", "saved-2").at("/started/0/process").asString()).isEqualTo("saved");
    awaitCalls("saved", 2);
    assertThat(get("saved", "").at("/journey/version").asInt()).isEqualTo(1);
  }

  @Test
  void aFileThatIsTakenAwayTakesTheEntriesWithIt() throws IOException {
    save("taken-away.bpmn", journey("taken-away"));
    awaitVersion("taken-away", 1);

    Files.delete(SharedApplication.journeys().resolve("taken-away.bpmn"));

    await()
        .atMost(SOON)
        .until(() -> get("taken-away", "").at("/journey/state").asString(), "removed"::equals);
    assertThat(send("taken-away", "away-1").at("/notStarted/0/reason").asString())
        .isEqualTo("removed");

    save("taken-away.bpmn", journey("taken-away"));

    await()
        .atMost(SOON)
        .until(() -> get("taken-away", "").at("/journey/state").asString(), "active"::equals);
  }

  @Test
  void anUploadCanBeCheckedFirst() {
    HttpResponse<String> checked = upload("checked", "&check=true", journey("checked"));
    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body()).contains("\"deployed\":false", "\"findings\":[]");
    assertThat(get("checked", "").path("status").asInt()).isEqualTo(404);

    HttpResponse<String> broken =
        upload("checked", "", journey("checked").replace("webhook", "webhok"));
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("urn:journeyrunner:problem:invalid-journey", "webhok");
    assertThat(get("checked", "").path("status").asInt()).isEqualTo(404);

    assertThat(upload("checked", "", journey("checked")).statusCode()).isEqualTo(200);
    assertThat(send("checked", "checked-1").at("/started/0/process").asString())
        .isEqualTo("checked");
    assertThat(app.page("/api/v1/journeys/checked/bpmn").body()).isEqualTo(journey("checked"));
  }

  @Test
  void anUploadMayComeAsAForm() {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"by-form.bpmn\"\r\n\r\n"
            + journey("by-form")
            + "\r\n--b--\r\n";

    HttpResponse<String> answer =
        app.send("POST", "/api/v1/journeys", "multipart/form-data; boundary=b", form);

    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    assertThat(get("by-form", "").at("/journey/source").asString()).isEqualTo("api:by-form.bpmn");
  }

  @Test
  void aPausedJourneyTakesNobodyInUntilItIsResumed() {
    upload("paused", "", journey("paused"));

    app.send("POST", "/api/v1/journeys/paused/pause", "application/json", "");
    JsonNode result = send("paused", "paused-1");
    assertThat(result.at("/notStarted/0/reason").asString()).isEqualTo("paused");

    upload("paused", "", journey("paused").replace("P1D", "P2D"));
    assertThat(get("paused", "").at("/journey/state").asString()).isEqualTo("paused");

    app.send("POST", "/api/v1/journeys/paused/resume", "application/json", "");
    assertThat(send("paused", "paused-2").at("/started/0/process").asString()).isEqualTo("paused");
  }

  @Test
  void aStoppedJourneyLetsEverybodyGoAndTellsSo() {
    upload("stopped", "", journey("stopped"));
    app.send(
        "PUT",
        "/api/v1/rules/stopped-told",
        "application/json",
        "{\"id\": \"stopped-told\", \"on\": \"journey_exited\","
            + " \"when\": \"event.process = \\\"stopped\\\" and event.end = \\\"stopped\\\"\","
            + " \"webhook\": {\"url\": \""
            + app.uri("/echo-send/stopped-told/")
            + "\"}}");
    send("stopped", "stopped-1");
    send("stopped", "stopped-2");
    awaitRunning("stopped", 2);

    app.send("POST", "/api/v1/journeys/stopped/stop", "application/json", "");

    awaitRunning("stopped", 0);
    awaitCalls("stopped-told", 2);
    assertThat(get("stopped", "").at("/journey/state").asString()).isEqualTo("stopped");
    assertThat(send("stopped", "stopped-3").at("/notStarted/0").toString())
        .isEqualTo("{\"process\":\"stopped\",\"reason\":\"stopped\",\"detail\":\"it is stopped\"}");
  }

  @Test
  void thoseOnAnOldVersionStayThereUntilTheyAreMoved() {
    upload("moved", "", journey("moved"));
    send("moved", "moved-1");
    awaitCalls("moved", 1);
    awaitRunning("moved", 1);
    upload("moved", "", journey("moved").replace("call", "tell").replace("P1D", "P2D"));
    assertThat(get("moved", "/versions").at("/0/running").asInt()).isZero();
    assertThat(get("moved", "/versions").at("/1/running").asInt()).isEqualTo(1);
    String wish = "{\"from\": 1, \"to\": 2}";

    JsonNode plan = app.post("/api/v1/journeys/moved/migrations?dryRun=true", wish);
    assertThat(plan.at("/elements/a-day-later").asString()).isEqualTo("a-day-later");
    assertThat(plan.at("/findings/0/what").asString())
        .isEqualTo("is not in the new version; runs that stand there stay on the old version");
    assertThat(get("moved", "/migrations")).isEmpty();

    app.post("/api/v1/journeys/moved/migrations", wish);
    await()
        .atMost(SOON)
        .until(() -> get("moved", "/migrations").at("/0/state").asString(), "done"::equals);
    assertThat(get("moved", "/migrations").at("/0/moved").asInt()).isEqualTo(1);
    assertThat(get("moved", "/versions").at("/0/running").asInt()).isEqualTo(1);
  }
}
