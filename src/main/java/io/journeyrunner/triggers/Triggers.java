// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Asks every trigger that listens to an event, and every wait for it. Thread-safe. */
@Component
public final class Triggers {

  private final TriggerIndex index;

  private final WaitIndex waits;

  private final Clock clock;

  Triggers(TriggerIndex index, WaitIndex waits, Clock clock) {
    this.index = index;
    this.waits = waits;
    this.clock = clock;
  }

  /** True if anything listens to the event's type, or may wait for it. */
  public boolean concern(Event event) {
    return !index.on(event.type()).isEmpty() || !waits.on(event.type()).isEmpty();
  }

  /**
   * Asks the waits for the event's type, in the order of their processes and elements.
   *
   * @param state the user's state, asked for only if a condition reads it
   */
  public List<WaitVerdict> judgeWaits(Event event, Supplier<ObjectNode> state) {
    Situation situation = new Situation(event, state, ZonedDateTime.now(clock));
    return waits.on(event.type()).stream().map(wait -> judge(wait, situation)).toList();
  }

  private static WaitVerdict judge(Wait wait, Situation situation) {
    Condition condition = wait.when();
    Truth truth = condition == null ? new Truth.True() : condition.evaluate(situation);
    return switch (truth) {
      case Truth.True() -> new WaitVerdict(wait, null);
      case Truth.NotTrue(Why why) -> new WaitVerdict(wait, why.text());
    };
  }

  /**
   * Asks the triggers that listen to the event's type, in the order of their process ids. Limits
   * that need counting are not looked at here, see {@link LimitCounters}.
   *
   * @param state the user's state, asked for only if a condition reads it
   */
  public List<Verdict> judge(Event event, Supplier<ObjectNode> state, Instant now) {
    Situation situation = new Situation(event, state, now.atZone(clock.getZone()));
    return index.on(event.type()).stream().map(trigger -> judge(trigger, situation)).toList();
  }

  /**
   * Asks one trigger, whether it is in the index or not.
   *
   * @param now the moment, in the zone whose days count
   */
  public static Verdict judge(
      Trigger trigger, Event event, Supplier<ObjectNode> state, ZonedDateTime now) {
    return judge(trigger, new Situation(event, state, now));
  }

  private static Verdict judge(Trigger trigger, Situation situation) {
    if (trigger.paused()) {
      return new Verdict.Stays(trigger, Verdict.Reason.PAUSED, "it is paused");
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
