// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples in {@code bpmn/}, fed with the events of the reference CRM as they are. */
@Order(SharedApplication.LATE)
class SamplesTest {

  private static final RunningApplication app = SharedApplication.get();
  private static JsonNode answer;

  @BeforeAll
  static void theReferenceCrmSendsItsStatesAndEvents() throws IOException {
    app.send(
        "POST",
        "/api/v1/users/state",
        "application/x-ndjson",
        sample("reference-crm-states.ndjson"));
    answer = app.post("/api/v1/events?explain=true", sample("reference-crm-events.json"));
  }

  @Test
  void everyEventOfTheBatchIsAccepted() {
    assertThat(answer.get("results"))
        .hasSize(4)
        .allSatisfy(result -> assertThat(result.get("status").asString()).isEqualTo("accepted"));
  }

  @Test
  void theSpinLeadsToTheCallOfTheRuleWithItsSixFieldsQuoted() {
    assertThat(answer.at("/results/0/started/0/process").asString())
        .isEqualTo("rule-spin-issued-callback");
    assertThat(json(call("/").get("body").asString()))
        .isEqualTo(
            json(
                """
                { "saw_template_id": "412", "minigame_spins_count": "3",
                  "smartico_user_id": "55123", "user_ext_id": "7:880015",
                  "user_ext_id_clean": "880015", "brand": "7" }
                """));
  }

  @Test
  void theLevelStartsTheJourneyWhoseCallSurvivesQuotesInTheData() {
    assertThat(answer.at("/results/1/started/0/process").asString())
        .isEqualTo("level-up-congratulation");
    assertThat(json(call("/congratulations/7%3A880016").get("body").asString()))
        .isEqualTo(
            json(
                """
                { "text": "Well done, my friend: My level with \\" inside!", "level": 5 }
                """));
  }

  @Test
  void theSameEventSentAgainIsADuplicateThatNamesWhatItStarted() throws IOException {
    JsonNode again = app.post("/api/v1/events", sample("reference-crm-events.json"));

    assertThat(again.at("/results/0/status").asString()).isEqualTo("duplicate");
    assertThat(again.at("/results/0/started")).isEqualTo(answer.at("/results/0/started"));
  }

  private static JsonNode call(String path) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              for (JsonNode request : app.get("/echo-list/demo/").get("requests")) {
                if (request.get("path").asString().equals(path)) {
                  return request;
                }
              }
              return JsonMapper.shared().nullNode();
            },
            JsonNode::isObject);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static String sample(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/samples", name));
  }
}
