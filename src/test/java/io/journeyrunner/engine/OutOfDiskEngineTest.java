// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.calls.CallWatch;
import io.journeyrunner.engine.calls.EngineCallMetrics;
import io.journeyrunner.engine.calls.PushBack;
import io.journeyrunner.engine.embedded.EmbeddedEngine;
import io.journeyrunner.engine.embedded.EmbeddedSettings;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.TestEngines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** An engine of its own, which thinks that its disk is full, and later that it is not. */
class OutOfDiskEngineTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final EventMessage MESSAGE =
      new EventMessage("any", "ü", "one", Duration.ZERO, TestProcesses.json("{}"));

  private final EmbeddedSettings settings = TestEngines.settings(Map.of());
  private final Folders folders = TestEngines.folders("full");
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
  private final PushBack pushBack = new PushBack(now::get);
  private EmbeddedEngine engine =
      engine(Map.of("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "9000GB"));

  @AfterEach
  void stop() {
    engine.stop();
  }

  @Test
  void isSeenAfterTenSecondsAndOverAsSoonAsItTakesWorkAgain() {
    engine.start();
    try (CamundaClient client =
        EngineAccess.client(
            engine.address(), new CallWatch(pushBack, new EngineCallMetrics(figures)))) {
      EngineHealth health = new EngineHealth(client, () -> true, pushBack);
      Engine asFeaturesSeeIt = EngineAccess.engine(client);
      await().until(() -> !takesWork(asFeaturesSeeIt));

      assertThat(awaited(health, Status.UP).getDetails())
          .containsEntry("takesWork", false)
          .containsEntry("refusesSince", NOON)
          .containsEntry(
              "reason", "Cannot accept requests for partition 1. Broker is out of disk space");

      now.set(NOON.plusSeconds(10));
      awaited(health, Status.DOWN);
      assertThat(pushedBack("PublishMessage")).isPositive();
      assertThat(pushedBack("SetVariables")).isPositive();

      engine.stop();
      engine = engine(Map.of());
      engine.start();
      assertThat(awaited(health, Status.UP).getDetails())
          .containsEntry("takesWork", true)
          .doesNotContainKeys("refusesSince", "reason");
      assertThat(takesWork(asFeaturesSeeIt)).isTrue();
    }
  }

  private EmbeddedEngine engine(Map<String, String> environment) {
    return new EmbeddedEngine(
        new EmbeddedSettings(
            null,
            null,
            settings.ports(),
            settings.memory(),
            settings.startTimeout(),
            environment,
            false),
        folders);
  }

  private static boolean takesWork(Engine engine) {
    return !(engine.publish(MESSAGE).toCompletableFuture().join()
        instanceof CommandResult.Unavailable);
  }

  private static Health awaited(EngineHealth health, Status status) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(health::health, is -> is.getStatus().equals(status));
  }

  private double pushedBack(String call) {
    return figures
        .counter("journeyrunner.engine.calls", "call", call, "outcome", "pushed_back")
        .count();
  }
}
