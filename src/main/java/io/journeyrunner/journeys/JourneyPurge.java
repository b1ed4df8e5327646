// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.runs.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets, in small bites, old versions that nobody is on, drawings that nothing refers to any
 * more, and migrations that ended a month ago. Two nodes that do it at once forget the same.
 */
@Component
final class JourneyPurge {

  private static final Logger log = LoggerFactory.getLogger(JourneyPurge.class);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int BITE = 100;

  private final JourneyStore store;
  private final JourneyPurgeStore old;
  private final JourneyMigrationStore migrations;
  private final Runs runs;
  private final JourneySettings settings;
  private final Clock clock;

  JourneyPurge(
      JourneyStore store,
      JourneyPurgeStore old,
      JourneyMigrationStore migrations,
      Runs runs,
      JourneySettings settings,
      Clock clock) {
    this.store = store;
    this.old = old;
    this.migrations = migrations;
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT1H")
  void run() {
    int versions = store.all().stream().mapToInt(this::forgetVersions).sum();
    int drawings = 0;
    int bite;
    do {
      bite = old.forgetDrawings(BITE);
      drawings += bite;
    } while (bite == BITE);
    while (migrations.forgetEnded(clock.instant().minus(MONTH), BITE) == BITE) {
      log.atDebug().addKeyValue("migrations", BITE).log("journeys.migrations_purged");
    }
    if (versions + drawings > 0) {
      log.atInfo()
          .addKeyValue("versions", versions)
          .addKeyValue("drawings", drawings)
          .log("journeys.purged");
    }
  }

  private int forgetVersions(StoredJourney journey) {
    List<JourneyStore.Version> unused =
        store.versions(journey.process()).stream()
            .skip(settings.keptVersions())
            .filter(version -> version.version() != journey.version())
            .filter(version -> !runs.isInUse(version.process(), version.definitionKey()))
            .toList();
    unused.forEach(old::forget);
    return unused.size();
  }
}
