// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what Limits answered long ago, and counts whose period ended long ago. In small bites.
 */
@Component
final class LimitPurge {

  private static final Logger log = LoggerFactory.getLogger(LimitPurge.class);
  private static final int BITE = 1_000;

  private final LimitUseStore store;
  private final BlockSettings settings;
  private final Clock clock;

  LimitPurge(LimitUseStore store, BlockSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT10M")
  void run() {
    Instant now = clock.instant();
    int answers = all(bite -> store.forgetAnswers(now.minus(settings.limitMemory()), bite));
    int counts = all(bite -> store.forgetEnded(now, bite));
    if (answers + counts > 0) {
      log.atInfo()
          .addKeyValue("answers", answers)
          .addKeyValue("ended_counts", counts)
          .log("limit.purged");
    }
  }

  private static int all(IntUnaryOperator forget) {
    int all = 0;
    int bite;
    do {
      bite = forget.applyAsInt(BITE);
      all += bite;
    } while (bite == BITE);
    return all;
  }
}
