// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.intake.EventResult.NotStarted;
import io.journeyrunner.intake.EventResult.StartedProcess;

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
   * @param now true if this request started it, false if the event did when it was sent before
   */
  record Running(StartedProcess process, boolean now) implements StartOutcome {}

  /** It was not meant to start. */
  record Stayed(NotStarted process) implements StartOutcome {}

  /** It was meant to start and could not. */
  record Failed(String reason, String detail) implements StartOutcome {}
}
