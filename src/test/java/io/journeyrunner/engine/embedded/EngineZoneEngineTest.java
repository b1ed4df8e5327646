// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Days and hours of the embedded engine are those of one zone, whatever the machine's is. */
class EngineZoneEngineTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final ZoneId OF_USER = ZoneId.of("America/Lima");

  /** As docs/journeys-blocks.md has it. */
  private static final String NINE_OF_THE_USER =
      """
      ={
        here: date and time(now(), state.time_zone),
        nine: date and time(date(here), time("09:00:00@" + state.time_zone)),
        tomorrow: date and time(date(here) + duration("P1D"), time("09:00:00@" + state.time_zone)),
        next: if nine > now() then nine else tomorrow
      }.next\
      """;

  private static final String DRAWING =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://x">
        <process id="nine" isExecutable="true">
          <startEvent id="begin">
            <extensionElements><zeebe:ioMapping>
              <zeebe:output source="=now().timezone" target="zone" />
            </zeebe:ioMapping></extensionElements>
          </startEvent>
          <sequenceFlow id="f1" sourceRef="begin" targetRef="wait" />
          <intermediateCatchEvent id="wait">
            <timerEventDefinition id="t"><timeDate xsi:type="tFormalExpression">%s</timeDate></timerEventDefinition>
          </intermediateCatchEvent>
        </process>
        <process id="daily" isExecutable="true">
          <startEvent id="each-day">
            <timerEventDefinition id="c"><timeCycle xsi:type="tFormalExpression">0 0 9 * * *</timeCycle></timerEventDefinition>
          </startEvent>
        </process>
      </definitions>
      """
          .formatted(NINE_OF_THE_USER.replace(">", "&gt;"));

  private final Folders folders = TestEngines.folders("zone");
  private final EmbeddedEngine engine =
      new EmbeddedEngine(
          TestEngines.settings(
              Map.of(
                  "ZEEBE_BROKER_EXPORTERS_TEST_CLASSNAME",
                  "io.camunda.zeebe.broker.exporter.debug.DebugLogExporter",
                  "ZEEBE_BROKER_EXPORTERS_TEST_ARGS_LOGLEVEL",
                  "info")),
          folders,
          OperateSettings.OFF,
          folders.data(),
          ZONE);

  @BeforeEach
  void begin() {
    engine.start();
  }

  @AfterEach
  void end() {
    engine.stop();
  }

  @Test
  void cyclesAndNowFollowTheSettingAndADateCanFollowTheUser() {
    try (CamundaClient client = EngineAccess.client(engine.address())) {
      client
          .newDeployResourceCommand()
          .addResourceStringUtf8(DRAWING, "zones.bpmn")
          .requestTimeout(Duration.ofMinutes(1)) // a new engine on a busy machine
          .send()
          .join();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("nine")
          .latestVersion()
          .variables(Map.of("state", Map.of("time_zone", OF_USER.getId())))
          .send()
          .join();

      assertThat(due("each-day").withZoneSameInstant(ZONE).toLocalTime())
          .isEqualTo(LocalTime.of(9, 0));
      assertThat(due("wait").withZoneSameInstant(OF_USER).toLocalTime())
          .isEqualTo(LocalTime.of(9, 0));
      assertThat(value("VARIABLE", "name", "zone").path("value").asString())
          .isEqualTo("\"Asia/Kolkata\"");
    }
  }

  private ZonedDateTime due(String element) {
    return Instant.ofEpochMilli(value("TIMER", "targetElementId", element).path("dueDate").asLong())
        .atZone(ZoneId.of("UTC"));
  }

  private JsonNode value(String type, String field, String expected) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> values(type).filter(v -> v.path(field).asString().equals(expected)).toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private Stream<JsonNode> values(String type) throws IOException {
    return Files.readAllLines(folders.engine().log()).stream()
        .filter(line -> line.contains("\"valueType\":\"" + type + "\""))
        .map(line -> JsonMapper.shared().readTree(line.substring(line.indexOf('{'))).path("value"));
  }
}
