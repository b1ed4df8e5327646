// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.LifetimeEntries;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that an event starts a process once and within its limits, and is published to waits
 * once, over all nodes.
 *
 * <p>A claim is written before the engine is asked, together with the counters of the limits. If
 * the application dies in between, the claim stays open: whoever sends the event again takes it
 * over when {@link IntakeSettings#claimPatience} is past, and nothing is counted twice.
 */
@Component
class StartClaims {

  private final EventStartStore starts;
  private final LimitCounters limits;
  private final LifetimeEntries lifetimes;
  private final TransactionTemplate transaction;
  private final IntakeSettings settings;
  private final Clock clock;

  StartClaims(
      EventStartStore starts,
      LimitCounters limits,
      LifetimeEntries lifetimes,
      TransactionTemplate transaction,
      IntakeSettings settings,
      Clock clock) {
    this.starts = starts;
    this.limits = limits;
    this.lifetimes = lifetimes;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the event did, or was about to do, when it came before. */
  List<EventStart> earlier(EventId event) {
    return starts.of(event);
  }

  /** Claims the start of a trigger's process. */
  Claim claim(Trigger trigger, Occasion occasion) {
    Event event = occasion.event();
    return claim(
        Target.of(trigger),
        occasion,
        now -> limits.take(trigger, event.user(), now).or(() -> once(trigger, event, now)));
  }

  private Optional<Verdict.Stays> once(Trigger trigger, Event event, Instant now) {
    return lifetimes.take(trigger, event, now);
  }

  /** Claims the publishing under a message name. */
  Claim claimMessage(String name, Occasion occasion) {
    return claim(Target.ofMessage(name), occasion, now -> Optional.empty());
  }

  private Claim claim(
      Target target, Occasion occasion, Function<Instant, Optional<Verdict.Stays>> allowance) {
    EventId event = occasion.event().id();
    return occasion
        .earlier(target)
        .map(start -> claimAgain(event, start))
        .orElseGet(() -> claimFirst(event, target, allowance));
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

  private Claim claimFirst(
      EventId event, Target target, Function<Instant, Optional<Verdict.Stays>> allowance) {
    Instant now = clock.instant();
    return transaction.execute(
        status -> {
          if (!starts.claim(event, target, now)) {
            return new Claim.InProgress();
          }
          Optional<Verdict.Stays> denied = allowance.apply(now);
          if (denied.isPresent()) {
            status.setRollbackOnly();
            return new Claim.Denied(denied.get());
          }
          return new Claim.Granted();
        });
  }

  /** The engine has done it. */
  void acknowledge(EventId event, Target target, @Nullable Long instanceKey) {
    starts.acknowledge(event, target, instanceKey);
  }

  /**
   * The engine surely has not started it: the claim and what it counted are taken back, unless
   * another request has taken the claim over meanwhile and settled it.
   */
  void takeBack(Event event, Trigger trigger) {
    transaction.executeWithoutResult(
        status -> {
          if (starts.release(event.id(), Target.of(trigger))) {
            limits.giveBack(trigger, event.user());
            lifetimes.giveBack(trigger, event);
          }
        });
  }

  /** The engine has a copy of a message: whoever publishes the rest leaves it out. */
  void noteCopy(String name, int copy, EventId event) {
    starts.note(event, Target.ofCopy(name, copy), clock.instant());
  }

  /** The engine surely has not got the message. */
  void takeBackMessage(String name, EventId event) {
    starts.release(event, Target.ofMessage(name));
  }
}
