// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.intake.EventResult.NotStarted;
import io.journeyrunner.intake.EventResult.StartedProcess;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import org.jspecify.annotations.Nullable;

/** What became of one trigger when an event came. */
sealed interface StartOutcome {

  /** The engine is away or busy: send the event again. */
  String ENGINE_UNAVAILABLE = "engine_unavailable";

  /** The same event is just being taken by another request: send it again. */
  String IN_PROGRESS = "in_progress";

  /** The entry was drawn anew just now: send it again, and it finds the new one. */
  String REDRAWN = "journey_changed";

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

  /** True if no other trigger of the same process may start it for the same event. */
  default boolean isDecided() {
    return switch (this) {
      case Running ignored -> true;
      case Failed ignored -> true;
      case Stayed ignored -> false;
    };
  }

  /** True if the triggers of the process are others now, and should be asked again. */
  default boolean isRedrawn() {
    return this instanceof Failed failed && failed.reason().equals(REDRAWN);
  }

  /** Another start event of the process has taken the event; a reason of its own stays. */
  static StartOutcome startedElsewhere(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Stays stays -> stayed(stays);
      case Verdict.Starts(Trigger trigger) ->
          stayed(
              new Verdict.Stays(
                  trigger,
                  Verdict.Reason.ALREADY_IN_JOURNEY,
                  "the event starts it at another of its start events"));
    };
  }

  /**
   * The engine has the start.
   *
   * @param instanceKey null if it is not known; then it is not certain either that a user was let
   *     into a journey that runs one at a time
   */
  static StartOutcome running(Trigger trigger, @Nullable Long instanceKey, boolean now) {
    return new Running(
        new StartedProcess(
            trigger.process().value(),
            instanceKey == null ? null : Long.toString(instanceKey),
            (instanceKey == null && trigger.isOneAtATime()) ? true : null),
        now);
  }

  static StartOutcome stayed(Verdict.Stays stays) {
    return new Stayed(
        new NotStarted(
            stays.trigger().process().value(), stays.reason().code(), stays.detail(), null));
  }
}
