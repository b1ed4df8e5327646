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
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs that a version of before began, on the copies that it prepared, go on until they end. */
class OldRunsTest {

  /** As the version of before prepared it: entries and waits by messages, keyed by the user. */
  private static final String OLD_COPY =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://x">
        <bpmn:message id="m-entry" name="entry:old/begin" />
        <bpmn:message id="m-used" name="old-x">
          <bpmn:extensionElements><zeebe:subscription correlationKey="=user_id" /></bpmn:extensionElements>
        </bpmn:message>
        <bpmn:process id="old" isExecutable="true">
          <bpmn:extensionElements><zeebe:executionListeners>
            <zeebe:executionListener eventType="end" type="journeyrunner-journey-ended" />
          </zeebe:executionListeners></bpmn:extensionElements>
          <bpmn:startEvent id="begin">
            <bpmn:extensionElements><zeebe:executionListeners>
              <zeebe:executionListener eventType="end" type="journeyrunner-journey-started" />
            </zeebe:executionListeners></bpmn:extensionElements>
            <bpmn:outgoing>f1</bpmn:outgoing>
            <bpmn:messageEventDefinition id="e1" messageRef="m-entry" />
          </bpmn:startEvent>
          <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="used" />
          <bpmn:intermediateCatchEvent id="used">
            <bpmn:incoming>f1</bpmn:incoming>
            <bpmn:messageEventDefinition id="e2" messageRef="m-used" />
          </bpmn:intermediateCatchEvent>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final RunningEngine engine = RunningEngine.shared();

  @TempDir static Path home;
  private static ClockedJourneys clocked;
  private static Journeys journeys;

  @BeforeAll
  static void start() {
    clocked = ClockedJourneys.start(home);
    journeys = clocked.journeys();
  }

  @AfterAll
  static void stop() {
    clocked.app().close();
  }

  /** Enters as the version of before did. */
  private static long enter() {
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(OLD_COPY, "old.bpmn")
        .send()
        .join();
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("entry:old/begin")
        .correlationKey("zoë")
        .variables(
            """
            {"user_id": "zoë", "brand": null, "event": {"n": 1}, "event_id": "old-1",
             "event_type": "old", "event_time": "2026-11-01T00:00:00Z", "state": {},
             "entry_mode": "one_at_a_time"}
            """)
        .send()
        .join();
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(OldRunsTest::instance, instance -> instance != 0);
  }

  private static long instance() {
    return engine.records("PROCESS_INSTANCE").stream()
        .filter(record -> record.at("/value/bpmnProcessId").asString().equals("old"))
        .mapToLong(record -> record.at("/value/processInstanceKey").asLong())
        .filter(key -> key > 0)
        .findFirst()
        .orElse(0);
  }

  @Test
  void aRunOfBeforeKeepsOthersOutGetsItsEventAndEnds() {
    long run = enter();
    clocked.awaitActive(run, "used");
    journeys.deploy(
        "old",
        entry("begin", "nameless", "on", "old"),
        catching("used", "nameless", "on", "old-x"),
        journeys.call("old", "after"),
        flows("begin", "used", "after"));
    clocked.rule("old-rule", "journey_exited", "event.process = \\\"old\\\"");

    JsonNode again = journeys.send("old-2", "old", "zoë");
    JsonNode moved = journeys.send("old-3", "old-x", "zoë");
    clocked.awaitEnd(run);

    assertThat(again.at("/notStarted/0/reason").asString()).isEqualTo("already_in_journey");
    assertThat(again.at("/notStarted/0/instance").asString()).isEqualTo(Long.toString(run));
    assertThat(moved.at("/waits/0/moved").asBoolean()).isTrue();
    assertThat(journeys.awaitCalls("old-rule", "told", 1).getFirst().at("/data/end").asString())
        .isEqualTo("completed");
    assertThat(clocked.enter("old", "old-4", "")).isNotEqualTo(run);
  }
}
