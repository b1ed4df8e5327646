// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static io.journeyrunner.triggers.ConditionTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What conditions compare, and what they can't. */
class ComparisonTest {

  @Test
  void timesAreComparedByTheirInstantsWhateverTheirZones() {
    String later = "date and time(\"2026-11-23T23:00:00+01:00\")"; // the same as 22:00Z

    assertThat(ConditionTest.of("event_time = " + later, "{}", "{}")).isEqualTo("true");
    assertThat(ConditionTest.of("event_time >= " + later, "{}", "{}")).isEqualTo("true");
    assertThat(ConditionTest.of("event_time > " + later, "{}", "{}"))
        .endsWith("is false: it is 2026-11-23T22:00:00Z");
    assertThat(ConditionTest.of("event_time = @\"2026-11-23T23:00:00@Europe/Berlin\"", "{}", "{}"))
        .isEqualTo("true");
    assertThat(ConditionTest.of("event_time in [" + later + ".." + later + "]", "{}", "{}"))
        .isEqualTo("true");
    assertThat(ConditionTest.of("event_time between " + later + " and " + later, "{}", "{}"))
        .isEqualTo("true");
    assertThat(
            ConditionTest.of(
                "if event_time = date and time(event.at) then true else false",
                "{\"at\": \"2026-11-24T03:30:00+05:30\"}",
                "{}"))
        .isEqualTo("true");
    assertThat(
            ConditionTest.of(
                "date and time(event.at).hour = 3",
                "{\"at\": \"2026-11-24T03:30:00+05:30\"}",
                "{}"))
        .isEqualTo("true");
  }

  @Test
  void aComparisonThatNeverHoldsIsRefused() {
    assertThat(refusal("event_time > date and time(\"2026-11-23T11:00:00\")"))
        .isEqualTo(
            "compares a time with a zone with a time without a zone, which never holds; write"
                + " date and time(\"2026-11-23T10:00:00Z\")");
    assertThat(refusal("event_time > date(\"2026-11-23\")"))
        .isEqualTo(
            "compares a time with a zone with a date, which never holds; compare"
                + " date(event_time), or give the date a time of day and a zone:"
                + " date and time(\"2026-11-23T10:00:00Z\")");
    assertThat(refusal("state.a = 1 and event_time > \"2026-11-23\"")).contains("with a text");
    assertThat(refusal("brand = 7"))
        .isEqualTo(
            "compares a text with a number, which never holds; write texts in quotes, and numbers"
                + " without");
    assertThat(refusal("event_time > date and time(\"2026-11-23 00:00\")"))
        .isEqualTo(
            "has a date, time or duration that can't be read; write"
                + " date and time(\"2026-11-23T10:00:00Z\"), date(\"2026-11-23\") or"
                + " duration(\"P3D\")");
    assertThat(refusal("event.a = null and event_time != null")).startsWith("event.a");
    assertThat(refusal("date(event_time) > date(\"2026-11-23\")")).startsWith("date(event_time)");
  }

  @Test
  void anOddNameIsWrittenInBackticks() {
    assertThat(ConditionTest.of("event.`spin-count` > 0", "{\"spin-count\": 3}", "{}"))
        .isEqualTo("true");
    assertThat(refusal("event.spin-count > 0"))
        .isEqualTo(
            "count is not known here; write a name with a hyphen in backticks:"
                + " event.`spin-count`");
    assertThat(refusal("event.first name = 1"))
        .endsWith(
            "write a name with blanks, or with a digit first, in backticks: event.`first name`");
    assertThat(refusal("event.1st = 1")).contains("in backticks");
  }
}
