// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.runs.JourneyRun;
import io.journeyrunner.journeys.runs.RunsAccess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the runs that a migration comes to. */
class MigrationRunTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");

  private final JourneysFixture fixture;

  MigrationRunTest(@TempDir Path folder) {
    this.fixture = new JourneysFixture(folder, 100);
  }

  @Test
  void aRunThatIsGoneIsForgotten() {
    JourneyRun.Entry entry = new JourneyRun.Entry(null, null, null, null, 0);
    for (long key = 1; key <= 2; key++) {
      RunsAccess.add(
          fixture.jdbc, new JourneyRun(key, WELCOME, 10, entry, JourneysFixture.CLOCK.instant()));
    }
    fixture.engine.answers.put(1L, new CommandResult.Gone());
    JourneyMigrationStore migrations = new JourneyMigrationStore(fixture.jdbc);
    migrations.add(
        new JourneyMigration(
            "m",
            new JourneyMigration.Route(WELCOME, 1, 2, 10, 20),
            Map.of("call", "call"),
            JourneyMigration.State.running,
            JourneyMigration.Progress.NONE,
            JourneysFixture.CLOCK.instant()));

    new MigrationRun(
            migrations, fixture.runs, fixture.engine, fixture.settings, JourneysFixture.CLOCK)
        .carryOn();
    fixture.settleLost.run();

    assertThat(fixture.runs.page(WELCOME, null, 0, 10))
        .extracting(JourneyRun::instanceKey, JourneyRun::definitionKey)
        .containsExactly(tuple(2L, 20L));
  }
}
