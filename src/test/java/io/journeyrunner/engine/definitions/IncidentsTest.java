// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.EngineSettings;
import io.journeyrunner.engine.EngineUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
 * Incidents as Operate 8.6 lists them, and as the Orchestration Cluster REST API of 8.8 is
 * documented to; no engine of that version was at hand.
 */
class IncidentsTest {

  private final MockWebServer peer = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    peer.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  private void answers(int status, String body) {
    peer.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }

  private OperateSession operate() {
    URI address = peer.url("/").uri();
    return new OperateSession(
        address, new OperateApiSettings(address, "zoë", "s&cret", Duration.ofSeconds(2)));
  }

  private CamundaClient cluster() {
    return EngineAccess.client(
        new EngineSettings.External(URI.create("http://127.0.0.1:1"), peer.url("/").uri(), null));
  }

  private static JsonNode body(RecordedRequest request) {
    return JsonMapper.shared().readTree(Objects.requireNonNull(request.getBody()).utf8());
  }

  private static String line(String key) {
    return """
    {"key": %s, "processDefinitionKey": 11, "processInstanceKey": 12, "type": "CONDITION_ERROR",
     "message": "Zoë has no way", "creationTime": "2026-11-25T10:00:00.123+0000", "state": "ACTIVE"}
    """
        .formatted(key);
  }

  @Test
  void operateIsAskedForTheProcessOfEachVersionOnce() throws InterruptedException {
    answers(204, "");
    answers(200, "{\"items\": [" + line("1") + "," + line("2") + "], \"sortValues\": [7]}");
    answers(200, "{\"key\": 11, \"bpmnProcessId\": \"welcome\"}");

    IncidentPage page;
    try (OperateSession operate = operate()) {
      page = new OperateIncidents(operate).incidents(null);
    }

    Instant since = Instant.parse("2026-11-25T10:00:00.123Z");
    assertThat(page)
        .isEqualTo(
            new IncidentPage(
                List.of(
                    new EngineIncident(
                        "1", "12", "welcome", null, "CONDITION_ERROR", "Zoë has no way", since),
                    new EngineIncident(
                        "2", "12", "welcome", null, "CONDITION_ERROR", "Zoë has no way", since)),
                null));
    peer.takeRequest();
    JsonNode asked = body(peer.takeRequest());
    assertThat(asked.at("/filter/state").asString()).isEqualTo("ACTIVE");
    assertThat(peer.takeRequest().getTarget()).isEqualTo("/v1/process-definitions/11");
  }

  @Test
  void anOperateThatCantListThemIsToldSo() {
    answers(204, "");
    answers(500, "");

    try (OperateSession operate = operate()) {
      OperateIncidents incidents = new OperateIncidents(operate);
      assertThatThrownBy(() -> incidents.incidents("not a page"))
          .isInstanceOf(InvalidPage.class)
          .hasMessage("after is no page of the incidents");
      assertThatThrownBy(() -> incidents.incidents(null))
          .isInstanceOf(EngineUnavailable.class)
          .hasMessage(operate + " answers with 500");
    }
  }

  @Test
  void theClusterTellsTheElementToo() throws InterruptedException {
    answers(
        200,
        """
        {"items": [{"incidentKey": "1", "processDefinitionKey": "11", "processDefinitionId":
         "welcome", "processInstanceKey": "12", "elementId": "which", "elementInstanceKey": "13",
         "errorType": "CONDITION_ERROR", "errorMessage": "Zoë has no way", "state": "ACTIVE",
         "creationTime": "2026-11-25T10:00:00.123Z", "tenantId": "<default>"}],
         "page": {"totalItems": 1, "startCursor": "s", "endCursor": "e"}}
        """);

    IncidentPage page;
    try (CamundaClient client = cluster()) {
      page = new ClusterIncidents(client).incidents("after-this");
    }

    assertThat(page.incidents())
        .containsExactly(
            new EngineIncident(
                "1",
                "12",
                "welcome",
                "which",
                "CONDITION_ERROR",
                "Zoë has no way",
                Instant.parse("2026-11-25T10:00:00.123Z")));
    RecordedRequest asked = peer.takeRequest();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/v2/incidents/search");
    assertThat(body(asked).at("/page/after").asString()).isEqualTo("after-this");
  }
}
