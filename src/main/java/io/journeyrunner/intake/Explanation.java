// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.intake.EventResult.NotStarted;
import io.journeyrunner.intake.EventResult.StartedProcess;
import io.journeyrunner.intake.EventResult.WaitAnswer;
import io.journeyrunner.runs.Arrival;
import io.journeyrunner.runs.Run;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.triggers.Why;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an event, in the words of the API. */
final class Explanation {

  private Explanation() {}

  static List<StartedProcess> started(EventOutcome outcome) {
    return outcome.starts().stream().flatMap(start -> started(start).stream()).toList();
  }

  private static Optional<StartedProcess> started(StartOutcome start) {
    return switch (start) {
      case StartOutcome.Running(ProcessId process, Long instanceKey, boolean now) ->
          Optional.of(new StartedProcess(process.value(), key(instanceKey)));
      case StartOutcome.Stayed ignored -> Optional.empty();
      case StartOutcome.Failed ignored -> Optional.empty();
    };
  }

  /** What listens and did not start; if nothing listens, that. */
  static List<NotStarted> notStarted(Event event, EventOutcome outcome) {
    return outcome.starts().isEmpty()
        ? List.of(
            new NotStarted(
                null,
                "no_trigger",
                "no rule or journey starts on events of type " + event.type(),
                null))
        : outcome.starts().stream().flatMap(start -> notStarted(start).stream()).toList();
  }

  private static Optional<NotStarted> notStarted(StartOutcome start) {
    return switch (start) {
      case StartOutcome.Running ignored -> Optional.empty();
      case StartOutcome.Stayed(Verdict.Stays stays, Run by) ->
          Optional.of(
              new NotStarted(
                  stays.trigger().process().value(),
                  stays.reason().code(),
                  stays.detail(),
                  by == null ? null : key(by.instanceKey())));
      case StartOutcome.Failed failed ->
          Optional.of(
              new NotStarted(failed.process().value(), failed.reason(), failed.detail(), null));
    };
  }

  static List<WaitAnswer> waits(EventOutcome outcome) {
    return outcome.runs().answers().stream().map(Explanation::waiting).toList();
  }

  private static WaitAnswer waiting(Arrival.Answer answer) {
    Why whyNot = answer.whyNot();
    return new WaitAnswer(
        answer.process(),
        answer.element(),
        key(answer.run().instanceKey()),
        whyNot == null,
        whyNot == null ? null : whyNot.text());
  }

  private static @Nullable String key(@Nullable Long instanceKey) {
    return instanceKey == null ? null : Long.toString(instanceKey);
  }
}
