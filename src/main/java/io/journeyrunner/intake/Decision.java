// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.runs.Run;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import org.jspecify.annotations.Nullable;

/** What is to be done about one trigger, decided in the transaction that takes the event. */
sealed interface Decision {

  /** The trigger it is about. */
  Trigger trigger();

  /**
   * The engine is to start it; nobody else does.
   *
   * @param claim what keeps others from doing so
   * @param run the run that begins; null for a rule
   */
  record Start(Trigger trigger, EventStart claim, @Nullable Run run) implements Decision {}

  /** The event started it when it came before. */
  record StartedBefore(Trigger trigger, @Nullable Long instanceKey) implements Decision {}

  /** Another request is starting it, or was when it broke off a moment ago. */
  record InProgress(Trigger trigger) implements Decision {}

  /**
   * It does not start.
   *
   * @param by the run that keeps the user from entering; null if it is none
   */
  record Stays(Verdict.Stays verdict, @Nullable Run by) implements Decision {

    @Override
    public Trigger trigger() {
      return verdict.trigger();
    }
  }

  /** True if no other trigger of the same process may start it for the same event. */
  default boolean isFinal() {
    return !(this instanceof Stays);
  }
}
