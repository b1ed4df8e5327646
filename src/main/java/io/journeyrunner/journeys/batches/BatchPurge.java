// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets batches that ended long ago, and their users before them, in small bites. */
@Component
final class BatchPurge {

  private static final Logger log = LoggerFactory.getLogger(BatchPurge.class);
  private static final int BITE = 1_000;

  private final BatchStore store;
  private final BatchSettings settings;
  private final Clock clock;

  BatchPurge(BatchStore store, BatchSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
  void run() {
    Instant before = clock.instant().minus(settings.retention());
    while (store.forgetUsers(before, BITE) == BITE) {
      log.atDebug().addKeyValue("users", BITE).log("entries.users_purged");
    }
    int forgotten = store.forget(before);
    if (forgotten > 0) {
      log.atInfo().addKeyValue("batches", forgotten).log("entries.purged");
    }
  }
}
