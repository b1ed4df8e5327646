// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Conditions, and what people read when one does not hold. */
class ConditionTest {

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }

  private static Situation situation(String event, String state) {
    return new Situation(
        new Event(
            new EventId("e1"),
            new EventType("spin"),
            new UserId("ü1"),
            Instant.parse("2026-11-23T10:00:00Z"),
            "7",
            json(event)),
        () -> json(state));
  }

  /** {@code true}, or why it is not. */
  private static String of(String condition, String event, String state) {
    return switch (Condition.compile(condition).evaluate(situation(event, state))) {
      case Truth.True() -> "true";
      case Truth.NotTrue(String why) -> why;
    };
  }

  private static String refusal(String condition) {
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
            situation("{\"n\": 1}", "{}").event(),
            () -> {
              throw new AssertionError("read");
            });

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
    assertThat(refusal("\"yes\""))
        .isEqualTo("is a value, not a condition; compare it, as in state.level >= 3");
    assertThat(refusal("count(for i in 1..1000000000 return i) > 3"))
        .isEqualTo("counts through a range of numbers; go through a list of the event or state");
  }

  @Property(tries = 300)
  void whateverTheDataAreItGivesAReason(@ForAll String text, @ForAll double number) {
    ObjectNode event = JsonMapper.shared().createObjectNode().put("a", text).put("b", number);
    Situation situation = new Situation(situation("{}", "{}").event(), () -> event);

    assertThatCode(
            () -> Condition.compile("state.a > state.b and state.a.c = 1").evaluate(situation))
        .doesNotThrowAnyException();
  }
}
