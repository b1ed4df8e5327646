// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Conditions, and what people read when one does not hold. */
class ConditionTest {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T10:00:00Z");

  private static ObjectNode json(String text) {
    return (ObjectNode) EXACT.readTree(text);
  }

  static Event event(String data) {
    return new Event(
        new EventId("e1"),
        new EventType("spin"),
        new UserId("ü1"),
        Instant.parse("2026-11-23T22:00:00Z"),
        "7",
        json(data));
  }

  /** It is half past midnight in Berlin, half past eleven of the day before in UTC. */
  private static Situation situation(String event, String state) {
    return new Situation(
        event(event),
        () -> json(state),
        ZonedDateTime.parse("2026-11-24T00:30+01:00[Europe/Berlin]"));
  }

  /** {@code true}, or why it is not. */
  static String of(String condition, String event, String state) {
    return told(Condition.compile(condition).evaluate(situation(event, state)));
  }

  /** The same of a condition at a wait. */
  private static String ofWait(String condition, String event, String variables) {
    return told(
        Condition.compileForWait(condition)
            .evaluate(situation(event, "{}").within(json(variables))));
  }

  static String told(Truth truth) {
    return switch (truth) {
      case Truth.True() -> "true";
      case Truth.NotTrue(Why why) -> why.text();
    };
  }

  static String refusal(String condition) {
    try {
      return Condition.compile(condition).text();
    } catch (InvalidCondition e) {
      return e.findings().getFirst().toString();
    }
  }

  @Test
  void holds() {
    assertThat(of("event.n > 0 and state.brand = 7", "{\"n\": 3}", "{\"brand\": 7}"))
        .isEqualTo("true");
    assertThat(of("event_type = \"spin\" and brand = \"7\"", "{}", "{}")).isEqualTo("true");
    assertThat(of("event_time > date and time(\"2026-01-01T00:00:00Z\")", "{}", "{}"))
        .isEqualTo("true");
    assertThat(
            of("some t in event.tags satisfies t = \"vip\"", "{\"tags\": [\"a\", \"vip\"]}", "{}"))
        .isEqualTo("true");
    assertThat(of("event.tags[1] = \"ñandú\"", "{\"tags\": [\"ñandú\"]}", "{}")).isEqualTo("true");
  }

  @Test
  void tellsTheFirstPartThatDoesNotHold() {
    assertThat(
            of(
                "event.n > 0 and state.core_sm_brand_id = 7",
                "{\"n\": 3}",
                "{\"core_sm_brand_id\": 9}"))
        .isEqualTo("state.core_sm_brand_id = 7 is false: it is 9");
  }

  @Test
  void tellsAllValuesThatAPartReads() {
    assertThat(of("event.a > state.b", "{\"a\": 3}", "{\"b\": 9}"))
        .isEqualTo("event.a > state.b is false: event.a is 3, state.b is 9");
  }

  @Test
  void partsInQuotesAndBetweenAreNotTornApart() {
    assertThat(
            of(
                "event.x between 1 and 5 and event.y = \"a and b\"",
                "{\"x\": 3, \"y\": \"c\"}",
                "{}"))
        .isEqualTo("event.y = \"a and b\" is false: it is \"c\"");
    assertThat(of("event.x between 1 and 5 and event.y = 1", "{\"x\": 9, \"y\": 1}", "{}"))
        .isEqualTo("event.x between 1 and 5 is false: it is 9");
  }

  @Test
  void anOrIsToldAsAWhole() {
    assertThat(
            of(
                "event.a = 1 or event.b = 1 and event.c = 1",
                "{\"a\": 2, \"b\": 2, \"c\": 2}",
                "{}"))
        .isEqualTo(
            "event.a = 1 or event.b = 1 and event.c = 1 is false: event.a is 2, event.b is 2,"
                + " event.c is 2");
  }

  @Test
  void aMissingValueIsTold() {
    assertThat(of("state.level >= 3", "{}", "{}"))
        .isEqualTo("state.level >= 3 is neither true nor false: it is missing");
    assertThat(of("event.deep.er = 1", "{\"deep\": 5}", "{}"))
        .isEqualTo("event.deep.er = 1 is false: it is missing");
  }

  @Test
  void aTextIsNoNumber() {
    assertThat(of("event.n > 2", "{\"n\": \"3\"}", "{}"))
        .isEqualTo("event.n > 2 is neither true nor false: it is \"3\"");
  }

  @Test
  void theStateIsReadOnlyIfTheConditionReadsIt() {
    Situation situation =
        new Situation(
            event("{\"n\": 1}"),
            () -> {
              throw new AssertionError("read");
            },
            NOW);

    assertThat(Condition.compile("event.n = 1").evaluate(situation)).isEqualTo(new Truth.True());
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertThat(refusal("event.a >"))
        .isEqualTo(
            "line 1, column 9: FEEL can't read on at: >; correct the expression there; a comparison"
                + " looks like state.level >= 3");
    assertThat(refusal("event.a = 1 and\n evnt.b ==3")).startsWith("line 2, column 9: FEEL");
    assertThat(refusal("evnt.a = 3"))
        .isEqualTo(
            "evnt is not known here; use one of event, state, event_type, event_time, user_id,"
                + " brand");
    assertThat(refusal("starts whit(user_id, \"7:\")"))
        .isEqualTo(
            "calls starts whit, which is no function of FEEL; correct its name; put what stands"
                + " before it in parentheses if it is no part of the name");
    assertThat(refusal("\"yes\""))
        .isEqualTo("is a value, not a condition; compare it, as in state.level >= 3");
    assertThat(refusal("count(for i in 1..1000000000 return i) > 3"))
        .isEqualTo("counts through a range of numbers; go through a list of the event or state");
  }

  @Test
  void theTimeOfTheEventHasItsParts() {
    assertThat(of("event_time.hour = 22 and event_time.year = 2026", "{}", "{}")).isEqualTo("true");
    assertThat(of("event_time.timezone = \"Z\" or event_time.timezone = null", "{}", "{}"))
        .isEqualTo("true");
    assertThat(of("event_time.hour < 9", "{}", "{}"))
        .isEqualTo("event_time.hour < 9 is false: event_time is 2026-11-23T22:00:00Z");
  }

  @Test
  void aPropertyOfWhatHasNoneIsMissing() {
    assertThat(of("user_id.x = null and brand.y = null and event_type.z = null", "{}", "{}"))
        .isEqualTo("true");
    assertThat(of("user_id.x = 1", "{}", "{}"))
        .isEqualTo("user_id.x = 1 is false: user_id is \"ü1\"");
  }

  @Test
  void nowAndTodayAreThoseOfTheClockAndOfItsZone() {
    assertThat(of("today() = date(\"2026-11-24\") and now().hour = 0", "{}", "{}"))
        .isEqualTo("true");
    assertThat(
            of("now() - date and time(\"2026-11-23T23:00:00Z\") = duration(\"PT30M\")", "{}", "{}"))
        .isEqualTo("true");
  }

  @Test
  void whatIsReadAsAWholeKeepsWhatItHas() {
    assertThat(of("event.x = null and event = {n: 1}", "{\"n\": 1}", "{}")).isEqualTo("true");
  }

  @Test
  void aWaitReadsTheVariablesOfItsRun() {
    assertThat(ofWait("vars.order = event.order", "{\"order\": 7}", "{\"order\": 7}"))
        .isEqualTo("true");
    assertThat(ofWait("vars.order = event.order", "{\"order\": 7}", "{\"order\": 8}"))
        .isEqualTo("vars.order = event.order is false: event.order is 7, vars.order is 8");
  }

  @Test
  void runsWithTheirVariablesDoNotSeeEachOther() {
    Condition same = Condition.compileForWait("vars.order = event.order");
    Situation situation = situation("{\"order\": 7}", "{}");

    assertThat(same.evaluate(situation.within(json("{\"order\": 8}"))).holds()).isFalse();
    assertThat(same.evaluate(situation.within(json("{\"order\": 7}"))).holds()).isTrue();
  }

  @Test
  void itSaysWhichVariablesItReads() {
    assertThat(Condition.compile("event.a = 1").variablesRead())
        .isEqualTo(new VariablesRead(false, Set.of()));
    assertThat(Condition.compileForWait("vars.a.b = 1 and vars.c = vars.a.d").variablesRead())
        .isEqualTo(new VariablesRead(false, Set.of("a", "c")));
    assertThat(
            Condition.compileForWait("vars.a = 1 and get value(vars, \"b\") = 1").variablesRead())
        .isEqualTo(new VariablesRead(true, Set.of()));
  }

  @Test
  void beforeARunThereAreNoVariables() {
    assertThat(refusal("vars.order = event.order"))
        .isEqualTo(
            "vars are the variables of a run, and there is no run yet; use event or state here, or"
                + " compare with vars where the run waits");
    assertThat(refusal("count(event.list[price > vars.limit]) > 0")).startsWith("vars are");
    assertThat(refusal("some vars in event.list satisfies vars.x = 1")).startsWith("some vars");
  }

  @Test
  void aReasonIsPutTogetherOnceAndOnlyIfItIsRead() {
    AtomicInteger built = new AtomicInteger();
    Why why = Why.of(() -> "no. " + built.incrementAndGet());

    assertThat(built).hasValue(0);
    assertThat(why.text() + why.text()).isEqualTo("no. 1no. 1");
  }

  @Test
  void aConditionOfAWaitIsCompiledOnce() {
    WaitConditions conditions = new WaitConditions();

    assertThat(conditions.of("vars.a = 1")).isSameAs(conditions.of("vars.a = " + 1));
  }

  @Property(tries = 300)
  void whateverTheDataAreItGivesAReason(@ForAll String text, @ForAll double number) {
    ObjectNode event = JsonMapper.shared().createObjectNode().put("a", text).put("b", number);
    Situation situation = new Situation(event("{}"), () -> event, NOW);

    assertThatCode(
            () -> Condition.compile("state.a > state.b and state.a.c = 1").evaluate(situation))
        .doesNotThrowAnyException();
  }
}
