// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.EngineSettings;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's own search against a peer that answers as the Orchestration Cluster REST API of 8.8
 * is documented; no engine of that version was at hand.
 */
class ClusterDefinitionsTest {

  private static final String LINE =
      """
      { "processDefinitionKey": "%d", "processDefinitionId": "%s", "name": "Zoë", "version": 3,
        "resourceName": "zoë.bpmn", "versionTag": null, "tenantId": "%s", "hasStartForm": false }
      """;

  private final MockWebServer cluster = new MockWebServer();
  private CamundaClient client;
  private ClusterDefinitions definitions;

  @BeforeEach
  void start() throws IOException {
    cluster.start(InetAddress.getLoopbackAddress(), 0);
    client =
        EngineAccess.client(
            new EngineSettings.External(
                URI.create("http://127.0.0.1:1"), cluster.url("/").uri(), null));
    definitions = new ClusterDefinitions(client);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private void answers(int status, String type, String body) {
    cluster.enqueue(
        new MockResponse.Builder().code(status).setHeader("Content-Type", type).body(body).build());
  }

  private void answersWith(String cursor, String... lines) {
    answers(
        200,
        "application/json",
        "{ \"items\": [%s], \"page\": { \"totalItems\": %d, \"startCursor\": \"s\", \"endCursor\": \"%s\" } }"
            .formatted(String.join(",", lines), lines.length, cursor));
  }

  private RecordedRequest request() throws InterruptedException {
    return cluster.takeRequest();
  }

  private static JsonNode body(RecordedRequest request) {
    return JsonMapper.shared().readTree(Objects.requireNonNull(request.getBody()).utf8());
  }

  @Test
  void asksForTheNewestFirst() throws InterruptedException {
    answersWith("c", LINE.formatted(2251799813685300L, "welcome", "<default>"));

    DefinitionPage page = definitions.newest(null);

    assertThat(page)
        .isEqualTo(
            new DefinitionPage(
                List.of(
                    new Definition(
                        new DeployedProcess(new ProcessId("welcome"), 2251799813685300L, 3),
                        "zoë.bpmn")),
                null));
    RecordedRequest asked = request();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/v2/process-definitions/search");
    assertThat(body(asked).at("/sort/0/field").asString()).isEqualTo("processDefinitionKey");
    assertThat(body(asked).at("/sort/0/order").asString()).isEqualToIgnoringCase("DESC");
    assertThat(body(asked).at("/page/after").asString("")).isEmpty();
  }

  @Test
  void turnsPagesByTheCursor() throws InterruptedException {
    String line = LINE.formatted(7, "welcome", "<default>");
    answersWith("next", Collections.nCopies(100, line).toArray(String[]::new));
    answersWith("end");

    String next = definitions.newest(null).next();
    DefinitionPage last = definitions.newest(next);

    assertThat(next).isEqualTo("next");
    assertThat(last.definitions()).isEmpty();
    assertThat(last.next()).isNull();
    request();
    assertThat(body(request()).at("/page/after").asString()).isEqualTo("next");
  }

  @Test
  void leavesTenantsOfOthersOut() {
    answersWith(
        "c",
        LINE.formatted(8, "theirs", "other"),
        LINE.formatted(7, "ı".repeat(201), "<default>"),
        LINE.formatted(6, "ours", "<default>"));

    assertThat(definitions.newest(null).definitions())
        .extracting(one -> one.process().id().value())
        .containsExactly("ours");
  }

  @Test
  void givesWhatWasDeployed() throws InterruptedException {
    answers(200, "text/xml; charset=utf-8", "<definitions name=\"Zoë\" />");

    assertThat(definitions.bpmn(7)).contains("<definitions name=\"Zoë\" />");
    assertThat(request().getUrl().encodedPath()).isEqualTo("/v2/process-definitions/7/xml");
  }

  @Test
  void aDefinitionThatIsGoneIsNoMistake() {
    answers(
        404,
        "application/problem+json",
        "{ \"type\": \"about:blank\", \"title\": \"NOT_FOUND\", \"status\": 404, \"detail\": \"no\""
            + " }");

    assertThat(definitions.bpmn(7)).isEmpty();
  }

  @Test
  void whateverElseItSaysIsTriedAgainLater() {
    answers(
        403,
        "application/problem+json",
        "{ \"type\": \"about:blank\", \"title\": \"FORBIDDEN\", \"status\": 403, \"detail\": \"no\""
            + " }");
    assertThatThrownBy(() -> definitions.newest(null)).isInstanceOf(EngineUnavailable.class);

    answers(
        500,
        "application/problem+json",
        "{ \"type\": \"about:blank\", \"title\": \"x\", \"status\": 500, \"detail\": \"no\" }");
    assertThatThrownBy(() -> definitions.bpmn(7)).isInstanceOf(EngineUnavailable.class);
  }
}
