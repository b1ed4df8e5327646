// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.intake.EntryOutcome;
import io.journeyrunner.intake.JourneyEntries;
import io.journeyrunner.journeys.batches.BatchLeaseStore.Lease;
import io.journeyrunner.triggers.Segment;
import io.journeyrunner.triggers.ShortName;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.users.KnownUser;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets some users of a batch in. Each of them enters by an event whose id comes from the batch and
 * the user, so that whoever is let in again after a crash is there once. Thread-safe.
 */
@Component
final class BatchRound {

  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final BatchUserStore users;
  private final UserStates states;
  private final JourneyEntries entries;
  private final Clock clock;

  BatchRound(BatchUserStore users, UserStates states, JourneyEntries entries, Clock clock) {
    this.users = users;
    this.states = states;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Lets at most so many users in.
   *
   * @return what kept some of them; null if nothing did
   */
  @Nullable String run(Lease lease, Trigger trigger, int most) {
    look(lease, most);
    List<BatchUser> turn = users.waiting(lease.batch(), most);
    List<CompletableFuture<EntryOutcome>> outcomes =
        entries.enter(trigger, turn.stream().map(user -> event(lease, trigger, user)).toList());
    List<BatchUser> done = new ArrayList<>();
    String kept = null;
    for (int n = 0; n < turn.size(); n++) {
      EntryOutcome outcome = outcomes.get(n).join();
      if (outcome instanceof EntryOutcome.Later(String detail)) {
        kept = detail;
      } else {
        done.add(turn.get(n).after(outcome));
      }
    }
    users.turned(lease.batch(), done);
    return kept;
  }

  /** Goes through the states until there are enough users, or for as long as a round may take. */
  private void look(Lease lease, int most) {
    String text = lease.plan().segment();
    if (text == null || lease.scanned()) {
      return;
    }
    Segment segment = Segment.compile(text);
    ZonedDateTime now = ZonedDateTime.now(clock);
    String last = lease.scannedTo();
    for (int n = 0; n < MOST_PAGES && users.waiting(lease.batch(), most).size() < most; n++) {
      List<KnownUser> page = states.page(last, PAGE);
      users.scanned(
          lease.batch(),
          page.stream()
              .filter(user -> segment.holds(user.id(), user.state(), now))
              .map(user -> BatchUser.waiting(user.id().value()))
              .toList(),
          page.isEmpty() ? null : page.getLast().id().value());
      if (page.isEmpty()) {
        return;
      }
      last = page.getLast().id().value();
    }
  }

  private Event event(Lease lease, Trigger trigger, BatchUser user) {
    ObjectNode data = lease.plan().data();
    return new Event(
        new EventId(ShortName.of(lease.batch() + ":" + user.user_id())),
        trigger.on(),
        new UserId(user.user_id()),
        clock.instant(),
        lease.plan().brand(),
        data == null ? JsonNodeFactory.instance.objectNode() : data);
  }
}
