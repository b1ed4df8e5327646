// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.events.EventType;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Weekday;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read from a drawing, and what is said of what can't be read. */
class JourneyReaderTest {

  private final List<Flaw> flaws = new ArrayList<>();

  @Test
  void aMessageStartEventIsATriggerOnItsMessage() throws Exception {
    Trigger trigger = read(process("welcome", entry("begin", "spin"))).triggers().getFirst();

    assertThat(trigger.on()).isEqualTo(new EventType("spin"));
    assertThat(trigger.when()).isNull();
    assertThat(trigger.limits()).isEqualTo(Limits.NONE);
    assertThat(trigger.entry())
        .isEqualTo(new Trigger.Entry.OfJourney("begin", 0, null, EntryMode.ONE_AT_A_TIME));
  }

  @Test
  void theTemplateSaysOnWhichEventAndCondition() throws Exception {
    Trigger trigger =
        entered("on", "purchase", "when", "= event.amount > 3", "mode", "once_in_a_lifetime");

    assertThat(trigger.on()).isEqualTo(new EventType("purchase"));
    assertThat(Objects.requireNonNull(trigger.when()).text()).isEqualTo("event.amount > 3");
    assertThat(trigger.entry())
        .isEqualTo(new Trigger.Entry.OfJourney("begin", 0, null, EntryMode.ONCE_IN_A_LIFETIME));
  }

  @Test
  void theTemplateSaysHowOften() throws Exception {
    Limits limits =
        entered("perUserMax", "2", "perUserPeriod", "P30D", "totalMax", "1000").limits();

    assertThat(limits.perUser()).isEqualTo(new Limits.PerUser(2, Duration.ofDays(30)));
    assertThat(limits.total()).isEqualTo(new Limits.Total(1000));
  }

  @Test
  void theTemplateSaysWhen() throws Exception {
    Limits limits =
        entered(
                "from", "2026-11-01T00:00:00Z",
                "to", "2026-12-01T00:00:00Z",
                "daysOfWeek", "TUE, MON")
            .limits();

    assertThat(limits.from()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(limits.to()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(limits.daysOfWeek()).isEqualTo(Set.of(Weekday.MON, Weekday.TUE));
  }

  @Test
  void severalStartEventsAreSeveralTriggers() throws Exception {
    Journey journey =
        read(process("welcome", entry("first", "spin") + entry("second", "spin", "on", "level")));

    assertThat(journey.triggers())
        .extracting(trigger -> trigger.on().value())
        .containsExactly("spin", "level");
  }

  @Test
  void aWaitWithoutAConditionGetsEveryEventOfItsType() throws Exception {
    Journey journey = read(process("welcome", catching("used", "spin")));

    assertThat(journey.waits())
        .extracting(Wait::element, wait -> wait.on().value(), Wait::messageName)
        .containsExactly(tuple("used", "spin", "wait:welcome/used"));
    assertThat(journey.waits().getFirst().when()).isNull();
  }

  @Test
  void aWaitWithAConditionSaysWhich() throws Exception {
    Wait wait =
        read(process("welcome", catching("used", "spin", "on", "use", "when", "event.n = 1")))
            .waits()
            .getFirst();

    assertThat(wait.messageName()).isEqualTo("wait:welcome/used");
    assertThat(Objects.requireNonNull(wait.when()).text()).isEqualTo("event.n = 1");
  }

  @Test
  void ofSeveralEntriesTheFirstIsTheStartOfThePreparedCopy() throws Exception {
    Journey journey =
        read(process("welcome", entry("first", "spin") + entry("second", "spin", "on", "level")));

    assertThat(journey.triggers())
        .extracting(Trigger::entry)
        .containsExactly(
            new Trigger.Entry.OfJourney("first", 0, null, EntryMode.ONE_AT_A_TIME),
            new Trigger.Entry.OfJourney("second", 0, "second", EntryMode.ONE_AT_A_TIME));
  }

  @Test
  void aDrawnNoneStartStaysTheStartOfThePreparedCopy() throws Exception {
    Journey journey =
        read(process("welcome", "<bpmn:startEvent id=\"none\" />" + entry("begin", "spin")));

    assertThat(journey.triggers())
        .extracting(Trigger::entry)
        .containsExactly(new Trigger.Entry.OfJourney("begin", 0, "begin", EntryMode.ONE_AT_A_TIME));
  }

  @Test
  void everythingThatCantBeReadOfAnEntryIsSaidAtOnce() throws Exception {
    read(
        process(
            "welcome",
            entry(
                "begin", "spin",
                "when", "event.n >",
                "mode", "sometimes",
                "perUserMax", "many",
                "totalMax", "0",
                "from", "yesterday",
                "daysOfWeek", "MON,SONNTAG")));

    assertThat(flaws)
        .extracting(Flaw::toString)
        .containsExactly(
            "error: begin, when, line 1, column 9: FEEL can't read on at: >; correct the"
                + " expression there; a comparison looks like state.level >= 3",
            "error: begin, perUserMax: many is no whole number; write one, such as 3",
            "error: begin, totalMax: limits.total.max must be at least 1, it is 0; correct it",
            "error: begin, from: yesterday can't be read; write an instant with its zone, such as"
                + " 2026-11-23T10:00:00Z",
            "error: begin, daysOfWeek: SONNTAG is no day of the week; use MON, TUE, … SUN; correct"
                + " it",
            "error: begin, mode: sometimes is no entry mode; use one of one_at_a_time, every_event,"
                + " once_in_a_lifetime; correct it");
  }

  @Test
  void aPeriodNeedsANumberAndADuration() throws Exception {
    read(
        process(
            "welcome",
            entry("second", "spin", "perUserPeriod", "P1D")
                + entry("third", "spin", "perUserMax", "1", "perUserPeriod", "a day")));

    assertThat(flaws)
        .extracting(Flaw::toString)
        .containsExactly(
            "error: second, perUserPeriod: has a period without a number of entries; give"
                + " perUserMax, too, or leave the period out",
            "error: third, perUserPeriod: a day can't be read; write an ISO 8601 duration, such as"
                + " P1D or PT12H");
  }

  @Test
  void anEventTypeMustBeThereAndFixed() throws Exception {
    read(
        process(
            "welcome",
            entry("fourth", "nameless") + catching("used", "computed", "when", "amount > 3")));

    assertThat(flaws)
        .extracting(Flaw::toString)
        .containsExactly(
            "error: fourth: names no event type; fill in the event type of the template, or name"
                + " the message as the event type",
            "error: used, when: amount is not known here; use one of event, state, event_type,"
                + " event_time, user_id, brand",
            "error: used: has the expression =event.next as the event type; write the event type"
                + " itself, since it is looked up before a process runs");
  }

  private Trigger entered(String... properties) throws UnreadableDiagram {
    return read(process("welcome", entry("begin", "spin", properties))).triggers().getFirst();
  }

  private Journey read(String text) throws UnreadableDiagram {
    return JourneyReader.read(DrawnDiagram.parse("x.bpmn", text), flaws).getFirst();
  }
}
