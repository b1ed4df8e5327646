// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that an event starts a process once and within its limits, over all nodes.
 *
 * <p>A claim is written before the engine is asked, together with the counters of the limits. If
 * the application dies in between, the claim stays open: whoever sends the event again takes it
 * over when {@link IntakeSettings#claimPatience} is past, and nothing is counted twice.
 */
@Component
class StartClaims {

  private final EventStartStore starts;
  private final LimitCounters limits;
  private final TransactionTemplate transaction;
  private final IntakeSettings settings;
  private final Clock clock;

  StartClaims(
      EventStartStore starts,
      LimitCounters limits,
      TransactionTemplate transaction,
      IntakeSettings settings,
      Clock clock) {
    this.starts = starts;
    this.limits = limits;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the event started, or was about to start, when it came before. */
  List<EventStart> earlier(EventId event) {
    return starts.of(event);
  }

  /** Claims the start of a trigger's process. */
  Claim claim(Trigger trigger, Occasion occasion) {
    return occasion.earlier().stream()
        .filter(start -> start.process().equals(trigger.process()))
        .findFirst()
        .map(start -> claimAgain(occasion.event().id(), start))
        .orElseGet(() -> claimFirst(occasion.event(), trigger));
  }

  private Claim claimAgain(EventId event, EventStart earlier) {
    if (earlier.started()) {
      return new Claim.AlreadyStarted(earlier.instanceKey());
    }
    Instant now = clock.instant();
    boolean abandoned = earlier.claimedAt().plus(settings.claimPatience()).isBefore(now);
    return abandoned && starts.takeOver(event, earlier, now)
        ? new Claim.Granted()
        : new Claim.InProgress();
  }

  private Claim claimFirst(Event event, Trigger trigger) {
    Instant now = clock.instant();
    return transaction.execute(
        status -> {
          if (!starts.claim(event.id(), trigger.process(), now)) {
            return new Claim.InProgress();
          }
          Optional<Verdict.Stays> denied = limits.take(trigger, event.user(), now);
          if (denied.isPresent()) {
            status.setRollbackOnly();
            return new Claim.Denied(denied.get());
          }
          return new Claim.Granted();
        });
  }

  /** The engine has started it. */
  void acknowledge(Event event, Trigger trigger, @Nullable Long instanceKey) {
    starts.acknowledge(event.id(), trigger.process(), instanceKey);
  }

  /** The engine surely has not started it: the claim and what it counted are taken back. */
  void takeBack(Event event, Trigger trigger) {
    transaction.executeWithoutResult(
        status -> {
          starts.release(event.id(), trigger.process());
          limits.giveBack(trigger, event.user());
        });
  }
}
