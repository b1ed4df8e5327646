// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunsAccess;
import io.journeyrunner.testing.RunningEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** What becomes of the runs that a migration comes to. */
class MigrationRunEngineTest {

  private static final ProcessId MOVED = new ProcessId("moved");

  private final Engine engine = RunningEngine.shared().engine();
  private final JourneysFixture fixture;

  MigrationRunEngineTest(@TempDir Path folder) {
    this.fixture = new JourneysFixture(folder, 100);
  }

  /** A version of the process, in which users wait. */
  private DeployedProcess deployed(String wait) {
    String content =
        "<bpmn:startEvent id=\"begin\" />" + flow("begin", "call") + waiting("call", wait);
    return engine
        .deploy(List.of(new ProcessResource("moved.bpmn", process("moved", content))))
        .getFirst();
  }

  private long started(DeployedProcess version) {
    StartResult result =
        engine
            .start(
                new ProcessStart(
                    MOVED, version.definitionKey(), JsonNodeFactory.instance.objectNode()))
            .toCompletableFuture()
            .join();
    return ((StartResult.Started) result).instanceKey();
  }

  private void isOn(DeployedProcess version, long instance) {
    RunsAccess.add(
        fixture.database,
        RunsAccess.run(
            instance, MOVED.value(), version.definitionKey(), JourneysFixture.CLOCK.instant()));
  }

  private static JourneyMigration migration(DeployedProcess old, DeployedProcess now) {
    return new JourneyMigration(
        "m",
        new JourneyMigration.Route(
            MOVED, old.version(), now.version(), old.definitionKey(), now.definitionKey()),
        Map.of("call", "call"),
        JourneyMigration.State.running,
        JourneyMigration.Progress.NONE,
        JourneysFixture.CLOCK.instant());
  }

  @Test
  void aRunThatIsGoneIsForgottenAndTheOthersAreMoved() {
    DeployedProcess old = deployed("PT1H");
    DeployedProcess now = deployed("PT2H");
    long gone = started(old);
    long instance = started(old);
    isOn(old, gone);
    isOn(old, instance);
    engine.cancel(gone).toCompletableFuture().join(); // past the application
    JourneyMigrationStore migrations = new JourneyMigrationStore(fixture.jdbc);
    migrations.add(migration(old, now));

    new MigrationRun(
            migrations,
            fixture.runs,
            fixture.moved,
            engine,
            fixture.settings,
            JourneysFixture.CLOCK)
        .carryOn();
    fixture.settleLost.run();

    assertThat(fixture.runs.page(MOVED, null, 0, 10))
        .extracting(Run::instanceKey, Run::definitionKey)
        .containsExactly(tuple(instance, now.definitionKey()));
  }
}
