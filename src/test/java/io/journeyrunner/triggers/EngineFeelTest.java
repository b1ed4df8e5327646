// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.problems.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that the engine reads in another way than conditions, or not at all. */
class EngineFeelTest {

  @Test
  void functionsThatTheEngineDoesNotKnowAreNamed() {
    assertThat(
            EngineFeel.faults("if is blank(event.name) then 1 else count(partition(event.l, 2))"))
        .extracting(Finding::toString)
        .containsExactly(
            "calls is blank, which engine 8.6 does not know; use string length(trim(…)) = 0",
            "calls partition, which engine 8.6 does not know; use sublist(…)");
    assertThat(EngineFeel.faults("{a: [from json(event.j)]}")).hasSize(1);
  }

  @Test
  void aFunctionThatIsNoneIsNamed() {
    assertThat(EngineFeel.faults("event_time between now() and now()"))
        .extracting(Finding::toString)
        .containsExactly(
            "calls event_time between now, which is no function of FEEL; correct its name; put what"
                + " stands before it in parentheses if it is no part of the name");
    assertThat(EngineFeel.faults("(event_time) between now() and now()")).hasSize(1);
    assertThat(EngineFeel.faults("{f: function(x) x + 1, y: f(2)}.y")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_time > date and time(\"2020-01-01T00:00:00Z\")",
        "now() - duration(\"P1D\") < event_time",
        "event_time > @\"2020-01-01T00:00:00Z\"",
        "date(event_time) = today()",
        "event_time.hour >= 9",
        "event_time instance of date and time",
        "event_time + duration(\"P1D\")",
        "now() - event_time > duration(\"P1D\")",
        "state.x = 1 and event_time in [now()..now()]",
        "day of week(event_time) = \"Monday\""
      })
  void theTimeOfTheEventIsNoDateThere(String expression) {
    assertThat(EngineFeel.faults(expression))
        .extracting(Finding::toString)
        .containsExactly(
            "reads event_time as a date, but it is a text here; write date and time(event_time) in"
                + " its place");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date and time(event_time) > now()",
        "date(date and time(event_time)) = today()",
        "date and time(event_time).hour >= 9",
        "event_time > \"2020\"",
        "event_time",
        "event_time != null",
        "{at: event_time}",
        "substring(event_time, 1, 10)",
        "event_time + \" o'clock\"",
        "event.event_time > now()",
        "state.level > 5",
        "this is ( no FEEL"
      })
  void whatTheEngineTakesAsItIsMeantIsFine(String expression) {
    assertThat(EngineFeel.faults(expression)).isEmpty();
    assertThat(EngineFeel.surprise(expression)).isEmpty();
  }

  @Test
  void twoBackslashesInATextAreTwoThere() {
    assertThat(EngineFeel.surprise("event.path = \"C:\\\\new\""))
        .hasValueSatisfying(
            finding ->
                assertThat(finding)
                    .hasToString(
                        "has \\\\ in a text: here these are two backslashes, in Only if they are"
                            + " one; write one, as in matches(event.code, \"\\d+\"), or \\x5C for a"
                            + " backslash in a pattern"));
    assertThat(EngineFeel.surprise("matches(event.code, \"^\\d+$\")")).isEmpty();
  }

  @Test
  void onePatternWorksInBoth() {
    assertThat(Condition.compile("matches(event.path, \"^C:\\x5Cnew$\")").text()).isNotEmpty();
  }
}
