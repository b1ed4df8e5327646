// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Numbers that a sender can write in ten characters, and that have a billion figures. */
class ConditionNumbersTest {

  @Test
  void aNumberOfABillionFiguresIsToldShort() {
    assertThat(ConditionTest.of("event.x = 1", "{\"x\": 1e999999999}", "{}"))
        .isEqualTo("event.x = 1 is false: it is 1E+999999999");
    assertThat(ConditionTest.of("event.x = 1", "{\"x\": 1e-999999999}", "{}"))
        .isEqualTo("event.x = 1 is false: it is 1E-999999999");
    assertThat(ConditionTest.of("event.x = 1", "{\"x\": [1e999999999]}", "{}"))
        .isEqualTo("event.x = 1 is neither true nor false: it is [1E+999999999]");
    assertThat(ConditionTest.of("event.x = 1", "{\"x\": 1e3}", "{}"))
        .isEqualTo("event.x = 1 is false: it is 1000");
  }

  @Test
  void anInfiniteNumberIsMissing() {
    ObjectNode event = JsonMapper.shared().createObjectNode().put("x", Double.POSITIVE_INFINITY);
    Situation situation = new Situation(ConditionTest.event("{}"), () -> event, ConditionTest.NOW);

    assertThat(ConditionTest.told(Condition.compile("state.x > 1").evaluate(situation)))
        .isEqualTo("state.x > 1 is neither true nor false: it is missing");
  }

  @ParameterizedTest
  @Timeout(10)
  @ValueSource(
      strings = {
        "event.x + 1 > 1",
        "event.x - event.y > 1",
        "event.x * event.x > 1",
        "event.x = event.x + 1",
        "1 / event.y > 1",
        "floor(event.x) > 1",
        "round up(event.y, 2) > 1",
        "modulo(event.x, 7) > 1",
        "decimal(1, event.n) > 1",
        "10 ** event.n > 1",
        "floor(10 ** event.n) > 1",
        "string length(string(event.x)) < 20",
        "event.x in [1, 2]",
        "[1, 2][event.x] = 1",
        "count(distinct values([event.x, 1])) = 2",
        "substring(\"abc\", event.x) = \"a\"",
        "duration(\"P1D\") * event.x > duration(\"P1D\")",
        "even(event.x)",
        "sqrt(event.x) > 1",
        "exp(event.x) > 1",
        "date(event.x, event.x, event.x) = null",
        "sum([event.x, event.y, 1]) > 1"
      })
  void sumsWithANumberOfABillionFiguresEnd(String condition) {
    String event = "{\"x\": 1e999999999, \"y\": -1e-999999999, \"n\": 999999999}";

    assertThat(ConditionTest.of(condition, event, "{}")).hasSizeBetween(4, 300);
  }
}
