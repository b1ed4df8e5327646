// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.decision;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A journey decides by a table and shows a form, which designers save and send beside it. */
@Order(SharedApplication.LATE)
class DecisionsAndFormsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final RunningApplication app = SharedApplication.get();
  private static final Journeys journeys = new Journeys(app);

  private static HttpResponse<String> upload(String name, String type, String text) {
    return app.send("POST", "/api/v1/journeys?name=" + name, type, text);
  }

  private static void save(String name, String text) throws IOException {
    Path file = SharedApplication.journeys().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void awaitSaved(String file, String text) throws IOException {
    save(file, text);
    await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode tried : app.get("/api/v1/journeys/files")) {
                if (tried.get("file").asString().equals(file)) {
                  return tried.get("accepted").asBoolean();
                }
              }
              return false;
            });
  }

  private static String decided(String bucket, int calls) {
    return await()
        .atMost(SOON)
        .until(
            () -> app.get("/echo-list/" + bucket + "/").get("requests"),
            found -> found.size() == calls)
        .get(0)
        .get("body")
        .asString();
  }

  /** Tells a partner what the decision says. */
  private static void deployJourney(String id, String decision) {
    journeys.deploy(
        id,
        entry("entered", "spin", "on", id, "mode", "every_event")
            + "<bpmn:businessRuleTask id=\"decide\"><bpmn:extensionElements><zeebe:calledDecision"
            + " decisionId=\""
            + decision
            + "\" resultVariable=\"level\" /></bpmn:extensionElements></bpmn:businessRuleTask>"
            + task(
                "call",
                "webhook",
                "url",
                app.uri("/echo-send/" + id + "/").toString(),
                "body",
                "{{vars.level}}")
            + flows("entered", "decide", "call"));
  }

  @Test
  void aSavedDecisionDecidesAndSoDoesWhatIsSavedNext() throws IOException {
    awaitSaved("tables/saved-level.dmn", decision("saved-level", "gold"));
    deployJourney("decides-saved", "saved-level");
    journeys.send("decides-saved-1", "decides-saved", "ü");
    assertThat(decided("decides-saved", 1)).isEqualTo("\"gold\"");

    save("tables/saved-level.dmn", decision("saved-level", "silver"));

    await()
        .atMost(SOON)
        .until(() -> app.output().split("file=tables/saved-level.dmn", -1).length > 2);
    journeys.send("decides-saved-2", "decides-saved", "ü");
    assertThat(decided("decides-saved", 2)).isEqualTo("\"silver\"");
  }

  @Test
  void anUploadedDecisionDecidesAndABrokenOneLeavesIt() {
    String type = "application/xml";
    HttpResponse<String> sent = upload("sent.dmn", type, decision("sent-level", "gold"));
    assertThat(sent.statusCode()).describedAs(sent.body()).isEqualTo(200);
    deployJourney("decides-sent", "sent-level");

    HttpResponse<String> broken =
        upload("sent.dmn", type, decision("sent-level", "x").replace("</text>", "</tex>"));

    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("the engine refused it");
    journeys.send("decides-sent-1", "decides-sent", "ü");
    assertThat(decided("decides-sent", 1)).isEqualTo("\"gold\"");
  }

  /** The engine looks for the form when it comes to the task, and else has nothing to be left. */
  @Test
  void anUploadedFormIsShownByItsTask() {
    HttpResponse<String> sent =
        upload(
            "ask.form",
            "application/json",
            "{\"id\": \"ask-zoe\", \"type\": \"default\", \"components\": []}");
    assertThat(sent.statusCode()).describedAs(sent.body()).isEqualTo(200);

    journeys.deploy(
        "asks",
        entry("entered", "spin", "on", "asks", "mode", "every_event")
            + "<bpmn:userTask id=\"ask\"><bpmn:extensionElements><zeebe:userTask"
            + " /><zeebe:formDefinition formId=\"ask-zoe\""
            + " /></bpmn:extensionElements></bpmn:userTask><bpmn:boundaryEvent id=\"asked\""
            + " attachedToRef=\"ask\"><bpmn:outgoing>asked-to-call</bpmn:outgoing><bpmn:timerEventDefinition"
            + " id=\"t\"><bpmn:timeDuration>PT0.5S</bpmn:timeDuration></bpmn:timerEventDefinition>"
            + "</bpmn:boundaryEvent>"
            + task("call", "webhook", "url", app.uri("/echo-send/asks/").toString())
            + flow("entered", "ask")
            + flow("asked", "call"));
    journeys.send("asks-1", "asks", "ü");

    decided("asks", 1);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedInTheSameWordsHoweverItComes() {
    HttpResponse<String> answer =
        upload("huge.bpmn", "application/xml", "<x/>" + " ".repeat(3_000_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("has more than 3 MB", "draw parts of it as files of their own");
  }
}
