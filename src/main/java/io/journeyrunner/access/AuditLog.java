// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The audit trail in the database. Thread-safe. */
@Component
final class AuditLog implements AuditTrail {

  private final AuditStore store;
  private final Clock clock;

  AuditLog(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void record(AuditedChange change) {
    Actor by = change.by();
    store.add(change, by == null ? caller() : by, clock.instant());
  }

  private static Actor caller() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? caller.actor()
        : Actor.SYSTEM;
  }
}
