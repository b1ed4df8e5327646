// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.LifetimeEntries;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What limits and the entry modes of a lifetime allow. */
@Component
record Allowance(LimitCounters limits, LifetimeEntries lifetimes) {

  /** Holds what starts count by, until the caller's transaction ends. */
  void hold(Collection<LimitCounters.Start> starts) {
    limits.hold(starts);
  }

  Optional<Verdict.Stays> take(Trigger trigger, Event event, Instant now) {
    Optional<Verdict.Stays> denied = limits.take(trigger, event.user(), now);
    if (denied.isPresent()) {
      return denied;
    }
    Optional<Verdict.Stays> again = lifetimes.take(trigger, event, now);
    if (again.isPresent()) {
      limits.giveBack(trigger, event.user());
    }
    return again;
  }

  void giveBack(Trigger trigger, Event event) {
    limits.giveBack(trigger, event.user());
    lifetimes.giveBack(trigger, event);
  }
}
