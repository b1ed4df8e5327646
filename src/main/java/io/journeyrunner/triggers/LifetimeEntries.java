// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserTraces;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets a user enter once in a lifetime where the mode of a trigger says so; what is noted here is
 * kept for ever, and of a user who is forgotten a hash. To be called in a transaction of the
 * caller; a refusal must roll it back. Thread-safe, over many nodes too.
 */
@Component
public class LifetimeEntries implements UserTraces {

  private final LifetimeStore store;

  LifetimeEntries(LifetimeStore store) {
    this.store = store;
  }

  /** Notes the one entry of the user, or says that there was one. */
  public Optional<Verdict.Stays> take(Trigger trigger, Event event, Instant now) {
    if (!isOnce(trigger)
        || store.add(trigger.process(), event.user(), new LifetimeStore.Entry(event.id(), now))
        || isOwn(trigger, event)) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict.Stays(
            trigger, Verdict.Reason.ONCE_IN_A_LIFETIME, earlier(trigger, event.user())));
  }

  /** True if the entry is the event's own, whose start was never answered. */
  private boolean isOwn(Trigger trigger, Event event) {
    return !store.isForgotten(trigger.process(), event.user())
        && store
            .find(trigger.process(), event.user())
            .filter(entry -> entry.event().equals(event.id()))
            .isPresent();
  }

  private String earlier(Trigger trigger, UserId user) {
    if (store.isForgotten(trigger.process(), user)) {
      return "the user entered before; the user's data were deleted since";
    }
    return store
        .find(trigger.process(), user)
        .map(entry -> "the user entered at " + entry.enteredAt() + " by event " + entry.event())
        .orElse("the user is just entering by another event");
  }

  /** Forgets the id; the user still can't enter again. */
  @Override
  public boolean forget(UserId user) {
    return store.forget(user);
  }

  /** Takes back what {@link #take} noted for the event. */
  public void giveBack(Trigger trigger, Event event) {
    if (isOnce(trigger)) {
      store.remove(trigger.process(), event.user(), event.id());
    }
  }

  private static boolean isOnce(Trigger trigger) {
    return trigger.entry() instanceof Trigger.Entry.OfJourney entry
        && entry.mode() == EntryMode.ONCE_IN_A_LIFETIME;
  }
}
