// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.WaitVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of an event.
 *
 * @param starts one for each trigger on its type
 * @param published one for each message to waits
 * @param waits what each wait for its type said
 */
record EventOutcome(
    List<StartOutcome> starts, List<WaitOutcome> published, List<WaitVerdict> waits) {

  /** What a sender can be told of something that went wrong. */
  record Failure(String reason, String detail) {}

  EventOutcome {
    starts = List.copyOf(starts);
    published = List.copyOf(published);
    waits = List.copyOf(waits);
  }

  static final EventOutcome NOTHING = new EventOutcome(List.of(), List.of(), List.of());

  /** The first thing that went wrong, if any. */
  Optional<Failure> failure() {
    return Stream.concat(
            starts.stream().flatMap(EventOutcome::failed),
            published.stream().flatMap(EventOutcome::failed))
        .findFirst();
  }

  private static Stream<Failure> failed(StartOutcome outcome) {
    return outcome instanceof StartOutcome.Failed failed
        ? Stream.of(new Failure(failed.reason(), failed.detail()))
        : Stream.empty();
  }

  private static Stream<Failure> failed(WaitOutcome outcome) {
    return outcome instanceof WaitOutcome.Failed failed
        ? Stream.of(new Failure(failed.reason(), failed.detail()))
        : Stream.empty();
  }

  /** True if the event did something when it came before, and does nothing more. */
  boolean isRepeated() {
    List<Boolean> done =
        Stream.concat(
                starts.stream()
                    .filter(StartOutcome.Running.class::isInstance)
                    .map(start -> ((StartOutcome.Running) start).now()),
                published.stream()
                    .filter(WaitOutcome.Published.class::isInstance)
                    .map(message -> ((WaitOutcome.Published) message).now()))
            .toList();
    return !done.isEmpty() && done.stream().noneMatch(now -> now);
  }
}
