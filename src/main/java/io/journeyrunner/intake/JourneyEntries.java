// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Lets a user into one journey, past all others that listen to the same type: what the trigger says
 * of condition, limits and mode holds as for any event. Thread-safe.
 */
@Component
public final class JourneyEntries {

  private final UserStates users;
  private final StartClaims claims;
  private final ProcessStarter starter;
  private final Clock clock;

  JourneyEntries(UserStates users, StartClaims claims, ProcessStarter starter, Clock clock) {
    this.users = users;
    this.claims = claims;
    this.starter = starter;
    this.clock = clock;
  }

  /**
   * Lets the event's user in.
   *
   * @param event stands for the wish; with the same id it lets the user in once
   */
  public CompletableFuture<EntryOutcome> enter(Trigger trigger, Event event) {
    Occasion occasion =
        new Occasion(event, 0, () -> users.get(event.user()), claims.earlier(event.id()));
    Optional<EventStart> before = occasion.earlier(Target.of(trigger)).filter(EventStart::started);
    CompletableFuture<StartOutcome> outcome =
        before.isPresent()
            ? CompletableFuture.completedFuture(
                StartOutcome.running(trigger, before.get().instanceKey(), false))
            : starter.carryOut(
                Triggers.judge(trigger, event, occasion.state(), ZonedDateTime.now(clock)),
                occasion);
    return outcome.thenApply(JourneyEntries::told);
  }

  private static EntryOutcome told(StartOutcome outcome) {
    return switch (outcome) {
      case StartOutcome.Running running ->
          new EntryOutcome.Entered(
              running.process().instance(), running.process().unconfirmed() != null);
      case StartOutcome.Stayed stayed ->
          new EntryOutcome.Skipped(stayed.process().reason(), stayed.process().detail());
      case StartOutcome.Failed failed ->
          failed.reason().equals(StartOutcome.REFUSED)
              ? new EntryOutcome.Failed(failed.reason(), failed.detail())
              : new EntryOutcome.Later(failed.detail());
    };
  }
}
