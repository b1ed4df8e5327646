// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets counts whose period ended long ago, in small bites so that no start waits for it. */
@Component
final class LimitCounterPurge {

  private static final Logger log = LoggerFactory.getLogger(LimitCounterPurge.class);
  private static final int BITE = 1_000;

  private final LimitStore store;
  private final Clock clock;

  LimitCounterPurge(LimitStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT10M")
  void run() {
    Instant now = clock.instant();
    int purged = 0;
    int bite;
    do {
      bite = store.forgetEnded(now, BITE);
      purged += bite;
    } while (bite == BITE);
    if (purged > 0) {
      log.atInfo().addKeyValue("purged", purged).log("limit.counters_purged");
    }
  }
}
