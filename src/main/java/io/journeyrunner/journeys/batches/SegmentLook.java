// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.journeys.batches.BatchLeaseStore.Lease;
import io.journeyrunner.triggers.Segment;
import io.journeyrunner.users.KnownUser;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks for the users of a segment, once, when its batch begins: page by page through all stored
 * states, whatever the pace of the batch; a restart goes on where it was. Thread-safe.
 */
@Component
final class SegmentLook {

  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20; // in one round, so that the first users need not wait

  private final BatchUserStore users;
  private final UserStates states;
  private final Clock clock;

  SegmentLook(BatchUserStore users, UserStates states, Clock clock) {
    this.users = users;
    this.states = states;
    this.clock = clock;
  }

  /** Goes on through the states for as long as a round may take. */
  void goOn(Lease lease) {
    String text = lease.plan().segment();
    if (text == null || lease.scanned()) {
      return;
    }
    Segment segment = Segment.compile(text);
    ZonedDateTime now = ZonedDateTime.now(clock);
    String last = lease.scannedTo();
    for (int n = 0; n < MOST_PAGES; n++) {
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
}
