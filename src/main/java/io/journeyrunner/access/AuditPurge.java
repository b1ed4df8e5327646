// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old changes, in small bites. */
@Component
final class AuditPurge {

  private static final Logger log = LoggerFactory.getLogger(AuditPurge.class);
  private static final int BITE = 1_000;

  private final AuditStore store;
  private final AccessSettings settings;
  private final Clock clock;

  AuditPurge(AuditStore store, AccessSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
  void run() {
    Instant before = clock.instant().minus(settings.auditRetention());
    int purged = 0;
    int bite;
    do {
      bite = store.forgetOlder(before, BITE);
      purged += bite;
    } while (bite == BITE);
    if (purged > 0) {
      log.atInfo().addKeyValue("purged", purged).log("audit.purged");
    }
  }
}
