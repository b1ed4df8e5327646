// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.intake.EventResult.NotStarted;
import io.journeyrunner.intake.EventResult.StartedProcess;
import io.journeyrunner.intake.EventResult.WaitAnswer;
import io.journeyrunner.intake.StartOutcome.Running;
import io.journeyrunner.intake.StartOutcome.Stayed;
import io.journeyrunner.triggers.Wait;
import io.journeyrunner.triggers.WaitVerdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an event, in the words of the API. */
final class Explanation {

  private Explanation() {}

  static List<StartedProcess> started(EventOutcome outcome) {
    return outcome.starts().stream()
        .filter(Running.class::isInstance)
        .map(start -> ((Running) start).process())
        .toList();
  }

  /** Who listens and did not start; if nobody listens, that. */
  static List<NotStarted> notStarted(Event event, EventOutcome outcome) {
    return outcome.starts().isEmpty()
        ? List.of(
            new NotStarted(
                null,
                "no_trigger",
                "no rule or journey starts on events of type " + event.type(),
                null))
        : outcome.starts().stream()
            .filter(Stayed.class::isInstance)
            .map(start -> ((Stayed) start).process())
            .toList();
  }

  static List<WaitAnswer> waits(EventOutcome outcome) {
    return outcome.waits().stream().map(verdict -> answer(verdict, outcome)).toList();
  }

  private static WaitAnswer answer(WaitVerdict verdict, EventOutcome outcome) {
    Wait place = verdict.place();
    String whyNot = verdict.whyNot();
    return whyNot == null
        ? outcome.published().stream()
            .flatMap(message -> answer(place, message).stream())
            .findFirst()
            .orElseGet(() -> answer(place, "the event starts the journey itself"))
        : answer(place, whyNot);
  }

  private static Optional<WaitAnswer> answer(Wait place, WaitOutcome message) {
    return switch (message) {
      case WaitOutcome.Published told when told.waits().contains(place) ->
          Optional.of(answer(place, (String) null));
      case WaitOutcome.Failed failed when failed.waits().contains(place) ->
          Optional.of(answer(place, failed.detail()));
      case WaitOutcome.Published ignored -> Optional.empty();
      case WaitOutcome.Failed ignored -> Optional.empty();
    };
  }

  private static WaitAnswer answer(Wait place, @Nullable String whyNot) {
    return new WaitAnswer(place.process().value(), place.element(), whyNot == null, whyNot);
  }
}
