// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets attempts that are too old, too many or too much, in small bites. */
@Component
final class DeliveryLogPurge {

  private static final Logger log = LoggerFactory.getLogger(DeliveryLogPurge.class);
  private static final Duration LEASE = Duration.ofMinutes(9);
  private static final int BITE = 1_000;
  private static final int SMALL_BITE = 100; // at most so many too many are forgotten

  private final DeliveryLogStore store;
  private final LogSettings settings;
  private final Clock clock;

  DeliveryLogPurge(DeliveryLogStore store, LogSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
  void run() {
    Instant now = clock.instant();
    // Two that forget what is too much would forget twice as much.
    if (store.lease(now, now.plus(LEASE))) {
      purge();
    }
  }

  private void purge() {
    int old = all(bite -> store.forgetOlder(clock.instant().minus(settings.retention()), bite));
    int beyond = all(bite -> store.forgetBeyond(settings.maxAttempts(), bite));
    long freed = oldestUntilItFits();
    if (old + beyond + freed > 0) {
      log.atInfo()
          .addKeyValue("too_old", old)
          .addKeyValue("too_many", beyond)
          .addKeyValue("too_much_bytes", freed)
          .log("delivery_log.purged");
    }
  }

  private long oldestUntilItFits() {
    long excess = store.bytes() - settings.maxSize().toBytes();
    long freed = 0;
    long bite = 1;
    while (freed < excess && bite > 0) {
      bite = store.forgetOldest(SMALL_BITE);
      freed += bite;
    }
    return freed;
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
