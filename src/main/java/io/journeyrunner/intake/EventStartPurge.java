// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old event starts, in small bites so that no event waits for it. */
@Component
final class EventStartPurge {

  private static final Logger log = LoggerFactory.getLogger(EventStartPurge.class);
  private static final int BITE = 1_000;

  private final EventStartStore starts;
  private final IntakeSettings settings;
  private final Clock clock;

  EventStartPurge(EventStartStore starts, IntakeSettings settings, Clock clock) {
    this.starts = starts;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void run() {
    Instant before = clock.instant().minus(settings.memory());
    int purged = 0;
    int bite;
    do {
      bite = starts.purge(before, BITE);
      purged += bite;
    } while (bite == BITE);
    if (purged > 0) {
      log.atInfo().addKeyValue("purged", purged).log("intake.starts_purged");
    }
  }
}
