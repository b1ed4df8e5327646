// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.journeys.JourneyMigration.Progress;
import io.journeyrunner.runs.MovedRuns;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries migrations out, so many instances in a second. One node at a time works on each; if it
 * dies, another one goes on where it stood.
 */
@Component
final class MigrationRun {

  private static final Logger log = LoggerFactory.getLogger(MigrationRun.class);
  private static final Duration CLAIM = Duration.ofMinutes(1);
  private static final int MOST_FAILURES = 20;

  private final JourneyMigrationStore migrations;
  private final Runs runs;
  private final MovedRuns moved;
  private final Engine engine;
  private final JourneySettings settings;
  private final Clock clock;

  MigrationRun(
      JourneyMigrationStore migrations,
      Runs runs,
      MovedRuns moved,
      Engine engine,
      JourneySettings settings,
      Clock clock) {
    this.migrations = migrations;
    this.runs = runs;
    this.moved = moved;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void carryOn() {
    for (JourneyMigration running : migrations.running()) {
      Instant now = clock.instant();
      Optional<JourneyMigrationStore.Claim> claim =
          migrations.claim(running.id(), now, now.plus(CLAIM));
      if (claim.isPresent()) {
        // Read again: another node may have moved some since.
        migrations.find(running.id()).ifPresent(found -> carryOn(found, claim.get()));
      }
    }
  }

  private void carryOn(JourneyMigration migration, JourneyMigrationStore.Claim claim) {
    List<Run> page =
        runs.page(
            migration.route().process(),
            migration.route().fromKey(),
            migration.progress().after(),
            settings.commandsPerSecond());
    Tally tally = new Tally(migration.progress());
    record Moving(Run run, CompletionStage<CommandResult> result) {}
    Migration command = new Migration(migration.route().toKey(), migration.elements());
    for (Moving one :
        page.stream()
            .map(run -> new Moving(run, engine.migrate(run.instance(), command)))
            .toList()) {
      settle(one.run(), one.result().toCompletableFuture().join(), migration, tally);
    }
    migrations.note(claim, tally.progress(), page.isEmpty(), clock.instant());
    log.atInfo()
        .addKeyValue("process", migration.route().process())
        .addKeyValue("migration", migration.id())
        .addKeyValue("moved", tally.moved)
        .addKeyValue("failed", tally.failed)
        .log(page.isEmpty() ? "journey.migrated" : "journey.migrating");
  }

  private void settle(Run run, CommandResult result, JourneyMigration migration, Tally tally) {
    switch (result) {
      case CommandResult.Done done -> {
        moved.moved(run, migration.route().toKey(), migration.elements());
        tally.moved(run);
      }
      case CommandResult.Gone gone -> { // it has come to its end, or was cancelled
        moved.gone(run.instance());
        tally.passed(run);
      }
      case CommandResult.Refused(String reason) -> tally.failed(run, reason);
      case CommandResult.Unavailable unavailable -> tally.stop();
    }
  }

  /** Counts one page; what comes after a call that the engine did not take is done again. */
  private static final class Tally {

    private final List<String> failures;
    private long after;
    private int moved;
    private int failed;
    private boolean isStopped;

    Tally(Progress progress) {
      this.after = progress.after();
      this.moved = progress.moved();
      this.failed = progress.failed();
      this.failures = new ArrayList<>(progress.failures());
    }

    void moved(Run run) {
      moved++;
      passed(run);
    }

    void failed(Run run, String reason) {
      if (!isStopped) {
        failed++;
        if (failures.size() < MOST_FAILURES) {
          failures.add(run.instanceKey() + ": " + reason);
        }
      }
      passed(run);
    }

    void passed(Run run) {
      if (!isStopped) {
        after = run.instance();
      }
    }

    void stop() {
      isStopped = true;
    }

    Progress progress() {
      return new Progress(after, moved, failed, failures);
    }
  }
}
