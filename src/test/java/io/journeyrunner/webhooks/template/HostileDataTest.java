// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.failure;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Data that want the time or the memory of all others. */
@Timeout(10)
class HostileDataTest {

  private static ObjectNode large(String text) {
    ObjectNode event = Rendered.JSON.createObjectNode();
    event.put("s", text);
    ArrayNode list = event.putArray("l");
    for (int index = 0; index < 5_000; index++) {
      list.add("x" + index);
    }
    return event;
  }

  private static String outcome(String template, String text) {
    return failure(Place.TEXT, template, large(text));
  }

  @Test
  void aLongTextBetweenTheItemsOfAList() {
    assertThat(outcome("{{event.l | join: event.s | size}}", "y".repeat(100_000)))
        .isEqualTo(
            "body, line 1, column 1: the filter join gets too much text; use less data or fewer"
                + " loops");
  }

  @Test
  void aLongTextForEachCharacterOfAnother() {
    assertThat(outcome("{{event.s | replace: 'y', event.s | size}}", "y".repeat(100_000)))
        .isEqualTo(
            "body, line 1, column 1: the filter replace gets too much text; use less data or fewer"
                + " loops");
  }

  @Test
  void tagsThatAreNeverClosed() {
    assertThat(outcome("{{event.s | strip_html | size}}", "<!--".repeat(25_000)))
        .isEqualTo(
            "rendered: 100000"); // in one pass: issue 13 made it cheap, so nothing is refused
  }

  @Test
  void blanksWithoutEnd() {
    assertThat(outcome("{{event.s | rstrip | size}}", " ".repeat(100_000) + "x"))
        .isEqualTo("rendered: 100001");
  }

  @Test
  void aLoopThatSortsAgainAndAgain() {
    assertThat(
            outcome("{% for a in event.l %}{% assign q = event.l | sort | size %}{% endfor %}", ""))
        .contains("too much text; use less data or fewer loops");
  }

  @Test
  void loopsInLoops() {
    assertThat(outcome("{% for a in event.l %}{% for b in event.l %}{% endfor %}{% endfor %}", "x"))
        .isEqualTo(
            "body, line 1, column 23: the loops take more than 10000 steps; use less data, fewer"
                + " loops, or limit");
  }

  @Test
  void aDeepObject() {
    ObjectNode event = Rendered.JSON.createObjectNode();
    ObjectNode deepest = event;
    for (int depth = 0; depth < 3_000; depth++) {
      deepest = deepest.putObject("o");
    }
    assertThat(failure(Place.JSON, "{\"a\": {{event}}}", event))
        .isEqualTo("body, line 1, column 7: a value is nested too deeply for JSON; use less of it");
  }
}
