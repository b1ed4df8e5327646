// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which trigger a batch lets its users in. Thread-safe. */
@Component
final class EntryTriggers {

  private final TriggerIndex index;

  EntryTriggers(TriggerIndex index) {
    this.index = index;
  }

  /** The trigger of a start event; the only one if no start event is named. */
  Optional<Trigger> find(ProcessId journey, @Nullable String start) {
    List<Trigger> triggers = of(journey);
    return start == null && triggers.size() > 1
        ? Optional.empty()
        : triggers.stream()
            .filter(trigger -> start == null || start.equals(startOf(trigger)))
            .findFirst();
  }

  /**
   * The same, for a caller who can mend it.
   *
   * @throws NotFound if the journey has no entry
   * @throws InvalidBatch if it has no such entry, or several
   */
  Trigger get(ProcessId journey, @Nullable String start) {
    List<Trigger> triggers = of(journey);
    if (triggers.isEmpty()) {
      throw new NotFound(
          "there is no journey " + journey + " with an entry", "GET /api/v1/journeys lists all");
    }
    return find(journey, start)
        .orElseThrow(
            () ->
                new InvalidBatch(
                    "start",
                    start == null
                        ? "is missing, and the journey has several entries"
                        : start + " is no entry of the journey",
                    "use one of "
                        + triggers.stream()
                            .map(EntryTriggers::startOf)
                            .collect(Collectors.joining(", "))));
  }

  private List<Trigger> of(ProcessId journey) {
    return index.of(journey).stream()
        .filter(trigger -> trigger.entry() instanceof Trigger.Entry.OfJourney)
        .toList();
  }

  private static String startOf(Trigger trigger) {
    return switch (trigger.entry()) {
      case Trigger.Entry.OfRule ignored -> "";
      case Trigger.Entry.OfJourney journey -> journey.start();
    };
  }
}
