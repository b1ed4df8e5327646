// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.json;
import static io.journeyrunner.webhooks.template.Rendered.render;
import static io.journeyrunner.webhooks.template.Rendered.renderValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A value between the quotes of a JSON string (RFC 8259 §7): it can't end the string. */
class JsonStringPlaceTest {

  private static final String TEMPLATE = "{\"a\": \"{{event.v}}\"}";

  private static String of(Object value) {
    return renderValue(Place.JSON, TEMPLATE, value);
  }

  @Test
  void quote() {
    assertThat(of("x\"y")).isEqualTo("{\"a\": \"x\\\"y\"}");
  }

  @Test
  void backslash() {
    assertThat(of("x\\y")).isEqualTo("{\"a\": \"x\\\\y\"}");
  }

  @Test
  void lineBreak() {
    assertThat(of("x\r\ny")).isEqualTo("{\"a\": \"x\\r\\ny\"}");
  }

  @Test
  void nul() {
    assertThat(of("x\u0000y")).isEqualTo("{\"a\": \"x\\u0000y\"}");
  }

  @Test
  void emojiStaysAsItIs() {
    assertThat(of("😀")).isEqualTo("{\"a\": \"😀\"}");
  }

  @Test
  void halfOfASurrogatePairBecomesAnEscape() {
    assertThat(of("x\ud83dy")).isEqualTo("{\"a\": \"x\\ud83dy\"}");
  }

  @Test
  void aNumberStaysText() {
    assertThat(of(3)).isEqualTo("{\"a\": \"3\"}");
  }

  @Test
  void aFractionKeepsItsDigits() {
    assertThat(render(Place.JSON, TEMPLATE, json("{\"v\": 49.99}")))
        .isEqualTo("{\"a\": \"49.99\"}");
  }

  @Test
  void aMissingValueIsNothing() {
    assertThat(render(Place.JSON, TEMPLATE, json("{}"))).isEqualTo("{\"a\": \"\"}");
  }

  @Test
  void anObjectIsItsJsonAsText() {
    assertThat(render(Place.JSON, TEMPLATE, json("{\"v\": {\"b\": [1, \"c\"]}}")))
        .isEqualTo("{\"a\": \"{\\\"b\\\":[1,\\\"c\\\"]}\"}");
  }
}
