// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.Wait;
import io.journeyrunner.users.UserId;
import org.springframework.stereotype.Component;

/**
 * How many runs of one user may wait for the same event: the engine gives a message to one run of
 * each process only, so an event for several runs must be published several times. Thread-safe.
 */
@Component
final class SideBySide {

  private static final int MOST = 100;

  private final TriggerIndex triggers;
  private final RunningJourneys journeys;

  SideBySide(TriggerIndex triggers, RunningJourneys journeys) {
    this.triggers = triggers;
    this.journeys = journeys;
  }

  /** How many more than one; asks the database only where runs can be side by side. */
  int more(Publication publication, UserId user) {
    int runs =
        publication.waits().stream()
            .map(Wait::process)
            .distinct()
            .filter(this::isPossible)
            .mapToInt(process -> journeys.of(process, user).size())
            .max()
            .orElse(1);
    return Math.clamp(runs - 1L, 0, MOST);
  }

  private boolean isPossible(ProcessId process) {
    return !triggers.of(process).stream().allMatch(Trigger::isOneAtATime);
  }
}
