// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.failure;
import static io.journeyrunner.webhooks.template.Rendered.json;
import static io.journeyrunner.webhooks.template.Rendered.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Templates that want the time of all others when they are saved, or rendered. */
@Timeout(20)
class HostileTemplateTest {

  @Test
  void aBlockThatIsNeverClosedIsLookedThroughOnce() {
    assertThat(refusal(Place.TEXT, "{% raw %}" + "{%".repeat(120_000)))
        .isEqualTo("body, line 1, column 1: {% raw %} is never closed; close it with {% endraw %}");
    assertThat(refusal(Place.TEXT, "{% comment %}" + "{% raw %}".repeat(25_000)))
        .isEqualTo(
            "body, line 1, column 14: {% raw %} is never closed; close it with {% endraw %}");
    assertThat(refusal(Place.TEXT, "{% comment %}" + "{%- ".repeat(60_000)))
        .contains("{% comment %} is never closed");
  }

  @Test
  void bracketsInBrackets() {
    assertThat(refusal(Place.TEXT, "{{event" + "[event".repeat(30) + "]".repeat(30) + "}}"))
        .isEqualTo("body, line 1, column 1: brackets are nested too deeply; nest at most 20");
  }

  @Test
  void aConditionOnALongTextInALoop() {
    String event = "{\"s\": \"" + "x".repeat(100_000) + "\"}";

    assertThat(
            failure(
                Place.TEXT,
                "{% for i in (1..10000) %}{% if event.s contains 'y' %}{% endif %}{% endfor %}",
                json(event)))
        .isEqualTo(
            "body, line 1, column 26: a condition or property reads too much text; use less data or"
                + " fewer loops");
    assertThat(
            failure(
                Place.TEXT,
                "{% for i in (1..10000) %}{% assign n = event.s.size %}{% endfor %}",
                json(event)))
        .contains("a condition or property reads too much text");
  }

  @Test
  void aNumberThatWouldFillTheMemory() {
    String event = "{\"v\": 1e999999999}";

    assertThat(failure(Place.TEXT, "{{ event.v | round }}", json(event)))
        .contains("too many digits");
    assertThat(failure(Place.TEXT, "{{ 'a' | slice: event.v }}", json(event)))
        .contains("needs a whole number as its offset and got a number");
    assertThat(failure(Place.TEXT, "{% for i in (1..event.v) %}{% endfor %}", json(event)))
        .contains("the range needs a number at its ends and got a number");
    assertThat(
            failure(
                Place.TEXT, "{% for i in (1..2) limit: event.v %}{{i}}{% endfor %}", json(event)))
        .startsWith("rendered: 12");
    assertThat(
            failure(
                Place.TEXT, "[{{ event.l[event.w] }}]", json("{\"l\": [1], \"w\": -1e999999999}")))
        .isEqualTo("rendered: []");
    assertThat(failure(Place.TEXT, "{{ event.v | date: '%Y' }}", json(event)))
        .contains("the filter date needs a date");
    assertThat(
            failure(
                Place.TEXT,
                "{{ event.l[event.v] }}{{ event.v | format_number: 'en' }}",
                json(event)))
        .contains("too many digits");
    assertThat(failure(Place.TEXT, "{{ 0 | date: '%999999999d' }}", json(event)))
        .startsWith("rendered: ");
  }
}
