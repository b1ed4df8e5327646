// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.runs.Arrival;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event.
 *
 * @param starts one for each trigger on its type
 * @param runs what it did to the runs of its user
 * @param told what the engine said when it was told which runs move; null if there was nothing to
 *     tell
 * @param invalid why its state can't be taken, so that it did nothing; null if it can
 * @param movedBefore true if the event moved runs when it came before
 */
record EventOutcome(
    List<StartOutcome> starts,
    Arrival runs,
    @Nullable CommandResult told,
    @Nullable String invalid,
    boolean movedBefore) {

  /** What a sender can be told of something that went wrong. */
  record Failure(String reason, String detail, boolean mayPass) {}

  EventOutcome {
    starts = List.copyOf(starts);
  }

  static final EventOutcome NOTHING = new EventOutcome(List.of(), Arrival.NONE, null, null, false);

  /**
   * What went wrong. What may pass comes first: the event is to be sent again for it. What is
   * refused for good counts only if the event did nothing else.
   */
  Optional<Failure> failure() {
    if (invalid != null) {
      return Optional.of(new Failure("invalid", invalid, false));
    }
    Optional<Failure> passing =
        failed().filter(failed -> failed.mayPass()).findFirst().or(this::notTold);
    return passing.isPresent() || didSomething() ? passing : failed().findFirst();
  }

  private Stream<Failure> failed() {
    Stream<Failure> notStarted =
        starts.stream()
            .filter(StartOutcome.Failed.class::isInstance)
            .map(StartOutcome.Failed.class::cast)
            .map(failed -> new Failure(failed.reason(), failed.detail(), failed.mayPass()));
    return told instanceof CommandResult.Refused(String reason)
        ? Stream.concat(
            notStarted,
            Stream.of(
                new Failure(
                    StartOutcome.REFUSED,
                    "the runs that wait for the event can't be told of it: " + reason,
                    false)))
        : notStarted;
  }

  private Optional<Failure> notTold() {
    return told instanceof CommandResult.Unavailable(String reason)
        ? Optional.of(
            new Failure(
                StartOutcome.ENGINE_UNAVAILABLE,
                "the runs that wait for the event were not told: "
                    + reason
                    + "; send the event again",
                true))
        : Optional.empty();
  }

  private boolean didSomething() {
    return told instanceof CommandResult.Done
        || starts.stream().anyMatch(StartOutcome.Running.class::isInstance);
  }

  /** True if the event did something when it came before, and does nothing more. */
  boolean isRepeated() {
    List<Boolean> now =
        starts.stream()
            .filter(StartOutcome.Running.class::isInstance)
            .map(start -> ((StartOutcome.Running) start).now())
            .toList();
    return (movedBefore || !now.isEmpty()) && now.stream().noneMatch(one -> one);
  }

  /** The same event, sent once more in the same request. */
  EventOutcome again() {
    return new EventOutcome(
        starts.stream()
            .map(
                start ->
                    start instanceof StartOutcome.Running(var process, var instance, var now)
                        ? new StartOutcome.Running(process, instance, false)
                        : start)
            .toList(),
        Arrival.NONE,
        told,
        invalid,
        movedBefore || !runs.answers().isEmpty());
  }
}
