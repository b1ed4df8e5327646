// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on which journey, as far as it is known. Implemented by the journeys. */
public interface RunningJourneys {

  /**
   * A run of a journey.
   *
   * @param instanceKey the engine's key of the process instance
   * @param event the event that started it; null if that is not known
   * @param mode how it was entered; null if that is not known
   * @param since when it was first seen
   */
  record Run(long instanceKey, @Nullable EventId event, @Nullable EntryMode mode, Instant since) {

    /** True if the engine starts no other run for this user by message while it runs. */
    boolean keepsOthersOut() {
      return mode == EntryMode.ONE_AT_A_TIME || mode == EntryMode.ONCE_IN_A_LIFETIME;
    }
  }

  /** The runs of a user on a journey, over all nodes, the newest first. */
  List<Run> of(ProcessId process, UserId user);

  /** Says that the engine no longer has a run: it is dropped soon. */
  void gone(long instanceKey);
}
