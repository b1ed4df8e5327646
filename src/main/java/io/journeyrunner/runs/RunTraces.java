// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserTraces;
import org.springframework.stereotype.Component;

/**
 * Takes a deleted user off all journeys: nothing of the user's waits and events is kept, and the
 * runs are cancelled soon. Thread-safe.
 */
@Component
final class RunTraces implements UserTraces {

  private final RunStore runs;
  private final OpenWaitStore waits;
  private final RunEventStore events;

  RunTraces(RunStore runs, OpenWaitStore waits, RunEventStore events) {
    this.runs = runs;
    this.waits = waits;
    this.events = events;
  }

  @Override
  public boolean forget(UserId user) {
    boolean isLeaving = runs.leave(user); // locks them first, as events do
    boolean isWaiting = waits.forget(user);
    return events.forget(user) || isWaiting || isLeaving;
  }
}
