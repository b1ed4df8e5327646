// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.embedded.EmbeddedAccess;
import io.journeyrunner.engine.embedded.IncidentCount;
import io.journeyrunner.journeys.diagram.Diagrams;
import io.journeyrunner.testing.RunningEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Incidents that come to no worker are noticed all the same. */
class IncidentMetricsEngineTest {

  private static final RunningEngine engine = RunningEngine.shared();

  private static void raise() {
    String content =
        "<bpmn:startEvent id=\"begin\" /><bpmn:exclusiveGateway id=\"which\" />"
            + "<bpmn:sequenceFlow id=\"on\" sourceRef=\"which\" targetRef=\"end\">"
            + "<bpmn:conditionExpression>=nothing = 1</bpmn:conditionExpression>"
            + "</bpmn:sequenceFlow><bpmn:endEvent id=\"end\" />"
            + Diagrams.flow("begin", "which");
    engine
        .engine()
        .deploy(List.of(new ProcessResource("lost.bpmn", Diagrams.process("no-way-out", content))));
    engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId("no-way-out")
        .latestVersion()
        .send()
        .join();
  }

  private static IncidentCount count() {
    return EmbeddedAccess.incidents(engine.management().getPort());
  }

  @Test
  void aGatewayWithoutAWayIsCountedByTheEngine() {
    long before = count().raised();

    raise();

    await().atMost(Duration.ofSeconds(20)).until(() -> count().raised() == before + 1);
  }

  @Test
  void whatIsNewIsToldOnceAndCounted() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    IncidentMetrics raised = new IncidentMetrics(EmbeddedAccess.none(), registry);

    assertThat(raised.note(new IncidentCount(2, 1))).isEqualTo(1); // those that are open
    assertThat(raised.note(new IncidentCount(2, 2))).isZero();
    assertThat(raised.note(new IncidentCount(1, 0))).isEqualTo(1); // it was started again
    assertThat(raised.note(new IncidentCount(3, 2))).isEqualTo(2);
    assertThat(
            registry
                .get("journeyrunner.engine.incidents")
                .tag("action", "resolved")
                .functionCounter()
                .count())
        .isEqualTo(2);
  }
}
