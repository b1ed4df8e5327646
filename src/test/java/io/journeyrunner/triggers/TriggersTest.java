// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every trigger on a type answers: it starts, or it says why not. */
class TriggersTest {

  private static final EventType SPIN = new EventType("spin");
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Event EVENT =
      new Event(
          new EventId("e1"),
          SPIN,
          new UserId("ü1"),
          MONDAY,
          null,
          JsonNodeFactory.instance.objectNode().put("n", 1));

  private final TriggerIndex index = new TriggerIndex();

  private static Situation at(Event event) {
    return new Situation(event, TriggersTest::unread, MONDAY.atZone(ZoneId.of("UTC")));
  }

  private final Triggers triggers = new Triggers(index);

  private static Trigger trigger(Limits limits, boolean paused) {
    return new Trigger(
        new ProcessId("rule-x"),
        SPIN,
        Condition.compile("event.n = 1"),
        limits,
        new Trigger.Entry.OfRule(1),
        paused);
  }

  private String verdict(Trigger trigger) {
    index.replace("rules", List.of(trigger));
    return switch (triggers.judge(at(EVENT)).getFirst()) {
      case Verdict.Starts ignored -> "starts";
      case Verdict.Stays stays -> stays.reason().code() + ": " + stays.detail();
    };
  }

  private static ObjectNode unread() {
    throw new AssertionError("nobody needs the state");
  }

  @Test
  void starts() {
    assertThat(verdict(trigger(Limits.NONE, false))).isEqualTo("starts");
  }

  @Test
  void saysThatItIsPaused() {
    assertThat(verdict(trigger(Limits.NONE, true))).isEqualTo("paused: it is paused");
  }

  @Test
  void saysThatItHasNotBegun() {
    Limits later = new Limits(null, null, MONDAY.plusSeconds(1), null, Set.of());

    assertThat(verdict(trigger(later, false)))
        .isEqualTo("not_yet: it begins at 2026-11-23T10:00:01Z");
  }

  @Test
  void saysThatItIsOver() {
    Limits over = new Limits(null, null, null, MONDAY, Set.of());

    assertThat(verdict(trigger(over, false))).isEqualTo("over: it ended at 2026-11-23T10:00:00Z");
  }

  @Test
  void saysThatItIsAnotherDay() {
    Limits weekend = new Limits(null, null, null, null, Set.of(Weekday.SUN, Weekday.SAT));

    assertThat(verdict(trigger(weekend, false)))
        .isEqualTo("day_of_week: today is MON (UTC), it runs on [SAT, SUN]");
  }

  /** In Kiritimati it is Tuesday already. */
  @Test
  void theDayIsThatOfTheZoneOfTheClock() {
    Limits mondays = new Limits(null, null, null, null, Set.of(Weekday.MON));
    index.replace("rules", List.of(trigger(mondays, false)));
    Situation there =
        new Situation(EVENT, TriggersTest::unread, MONDAY.atZone(ZoneId.of("Pacific/Kiritimati")));

    assertThat(triggers.judge(there))
        .containsExactly(
            new Verdict.Stays(
                trigger(mondays, false),
                Verdict.Reason.DAY_OF_WEEK,
                "today is TUE (Pacific/Kiritimati), it runs on [MON]"));
  }

  @Test
  void whatListensToAnotherTypeIsNotAsked() {
    index.replace("rules", List.of(trigger(Limits.NONE, false)));
    Event other =
        new Event(EVENT.id(), new EventType("other"), EVENT.user(), MONDAY, null, EVENT.data());

    assertThat(triggers.concern(other)).isFalse();
    assertThat(triggers.judge(at(other))).isEmpty();
  }

  @Test
  void aSourceReplacesOnlyItsOwn() {
    index.replace("rules", List.of(trigger(Limits.NONE, false)));
    index.replace("journeys", List.of(trigger(Limits.NONE, true)));
    index.replace("rules", List.of());

    assertThat(index.on(SPIN)).extracting(Trigger::isOff).containsExactly(true);
  }
}
