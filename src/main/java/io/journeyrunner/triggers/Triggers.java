// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks every trigger that listens to an event. Thread-safe. */
@Component
public final class Triggers {

  private final TriggerIndex index;

  Triggers(TriggerIndex index) {
    this.index = index;
  }

  /** True if anything listens to the event's type. */
  public boolean concern(Event event) {
    return !index.on(event.type()).isEmpty();
  }

  /**
   * Asks the triggers that listen to the event's type, in the order of their process ids. Limits
   * that need counting are not looked at here, see {@link LimitCounters}.
   */
  public List<Verdict> judge(Situation situation) {
    return index.on(situation.type()).stream().map(trigger -> judge(trigger, situation)).toList();
  }

  /** Asks one trigger, whether it is in the index or not. */
  public static Verdict judge(Trigger trigger, Situation situation) {
    Verdict.Reason off = trigger.off();
    if (off != null) {
      return new Verdict.Stays(trigger, off, "it is " + off.code());
    }
    return outsideOfTime(trigger, situation.now())
        .or(() -> conditionFalse(trigger, situation))
        .map(Verdict.class::cast)
        .orElseGet(() -> new Verdict.Starts(trigger));
  }

  private static Optional<Verdict.Stays> outsideOfTime(Trigger trigger, ZonedDateTime moment) {
    Limits limits = trigger.limits();
    Instant now = moment.toInstant();
    if (limits.from() != null && now.isBefore(limits.from())) {
      return stays(trigger, Verdict.Reason.NOT_YET, "it begins at " + limits.from());
    }
    if (limits.to() != null && !now.isBefore(limits.to())) {
      return stays(trigger, Verdict.Reason.OVER, "it ended at " + limits.to());
    }
    Weekday today = Weekday.of(moment.getDayOfWeek());
    if (!limits.daysOfWeek().isEmpty() && !limits.daysOfWeek().contains(today)) {
      return stays(
          trigger,
          Verdict.Reason.DAY_OF_WEEK,
          "today is " + today + " (" + moment.getZone() + "), it runs on " + limits.sortedDays());
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Stays> conditionFalse(Trigger trigger, Situation situation) {
    if (trigger.when() == null) {
      return Optional.empty();
    }
    return switch (trigger.when().evaluate(situation)) {
      case Truth.True() -> Optional.empty();
      case Truth.NotTrue(Why why) ->
          Optional.of(new Verdict.Stays(trigger, Verdict.Reason.CONDITION_FALSE, why));
    };
  }

  private static Optional<Verdict.Stays> stays(
      Trigger trigger, Verdict.Reason reason, String detail) {
    return Optional.of(new Verdict.Stays(trigger, reason, detail));
  }
}
