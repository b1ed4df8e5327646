// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import java.time.Instant;
import java.time.ZoneOffset;
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

  Triggers(TriggerIndex index, WaitIndex waits) {
    this.index = index;
    this.waits = waits;
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
    Situation situation = new Situation(event, state);
    return waits.on(event.type()).stream().map(wait -> judge(wait, situation)).toList();
  }

  private static WaitVerdict judge(Wait wait, Situation situation) {
    Condition condition = wait.when();
    Truth truth = condition == null ? new Truth.True() : condition.evaluate(situation);
    return switch (truth) {
      case Truth.True() -> new WaitVerdict(wait, null);
      case Truth.NotTrue(String why) -> new WaitVerdict(wait, why);
    };
  }

  /**
   * Asks the triggers that listen to the event's type, in the order of their process ids. Limits
   * that need counting are not looked at here, see {@link LimitCounters}.
   *
   * @param state the user's state, asked for only if a condition reads it
   */
  public List<Verdict> judge(Event event, Supplier<ObjectNode> state, Instant now) {
    Situation situation = new Situation(event, state);
    return index.on(event.type()).stream().map(trigger -> judge(trigger, situation, now)).toList();
  }

  /** Asks one trigger, whether it is in the index or not. */
  public static Verdict judge(
      Trigger trigger, Event event, Supplier<ObjectNode> state, Instant now) {
    return judge(trigger, new Situation(event, state), now);
  }

  private static Verdict judge(Trigger trigger, Situation situation, Instant now) {
    if (trigger.paused()) {
      return new Verdict.Stays(trigger, Verdict.Reason.PAUSED, "it is paused");
    }
    return outsideOfTime(trigger, now)
        .or(() -> conditionFalse(trigger, situation))
        .map(Verdict.class::cast)
        .orElseGet(() -> new Verdict.Starts(trigger));
  }

  private static Optional<Verdict.Stays> outsideOfTime(Trigger trigger, Instant now) {
    Limits limits = trigger.limits();
    if (limits.from() != null && now.isBefore(limits.from())) {
      return stays(trigger, Verdict.Reason.NOT_YET, "it begins at " + limits.from());
    }
    if (limits.to() != null && !now.isBefore(limits.to())) {
      return stays(trigger, Verdict.Reason.OVER, "it ended at " + limits.to());
    }
    Weekday today = Weekday.of(now.atZone(ZoneOffset.UTC).getDayOfWeek());
    if (!limits.daysOfWeek().isEmpty() && !limits.daysOfWeek().contains(today)) {
      return stays(
          trigger,
          Verdict.Reason.DAY_OF_WEEK,
          "today is " + today + " (UTC), it runs on " + limits.sortedDays());
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Stays> conditionFalse(Trigger trigger, Situation situation) {
    if (trigger.when() == null) {
      return Optional.empty();
    }
    return switch (trigger.when().evaluate(situation)) {
      case Truth.True() -> Optional.empty();
      case Truth.NotTrue(String why) -> stays(trigger, Verdict.Reason.CONDITION_FALSE, why);
    };
  }

  private static Optional<Verdict.Stays> stays(
      Trigger trigger, Verdict.Reason reason, String detail) {
    return Optional.of(new Verdict.Stays(trigger, reason, detail));
  }
}
