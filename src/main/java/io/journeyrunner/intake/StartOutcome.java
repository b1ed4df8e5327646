// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.runs.Run;
import io.journeyrunner.triggers.Verdict;
import org.jspecify.annotations.Nullable;

/** What became of one trigger when an event came. */
sealed interface StartOutcome {

  /** The engine is away or busy: send the event again. */
  String ENGINE_UNAVAILABLE = "engine_unavailable";

  /** The same event is just being taken by another request: send it again. */
  String IN_PROGRESS = "in_progress";

  /** The engine can't take what the event brings. */
  String REFUSED = "refused_by_engine";

  /**
   * It runs.
   *
   * @param instanceKey the process instance; null if the start is older than the memory of it
   * @param now true if this request started it, false if the event did when it was sent before
   */
  record Running(ProcessId process, @Nullable Long instanceKey, boolean now)
      implements StartOutcome {}

  /**
   * It was not meant to start.
   *
   * @param by the run that keeps the user from entering; null if it is none
   */
  record Stayed(Verdict.Stays verdict, @Nullable Run by) implements StartOutcome {}

  /**
   * It was meant to start and could not.
   *
   * @param mayPass true if sending the event again may work
   */
  record Failed(ProcessId process, String reason, String detail, boolean mayPass)
      implements StartOutcome {}
}
