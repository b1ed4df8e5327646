// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.json;
import static io.journeyrunner.webhooks.template.Rendered.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A value outside of quotes in JSON: it keeps its type. */
class JsonValuePlaceTest {

  private static String of(String value) {
    return render(Place.JSON, "[{{event.v}}]", json("{\"v\": " + value + "}"));
  }

  @Test
  void number() {
    assertThat(of("3")).isEqualTo("[3]");
  }

  @Test
  void fraction() {
    assertThat(of("49.99")).isEqualTo("[49.99]");
  }

  @Test
  void numberBeyond64Bit() {
    assertThat(of("10000000000000000000001")).isEqualTo("[10000000000000000000001]");
  }

  @Test
  void text() {
    assertThat(of("\"x\\\"y\"")).isEqualTo("[\"x\\\"y\"]");
  }

  @Test
  void truth() {
    assertThat(of("false")).isEqualTo("[false]");
  }

  @Test
  void nothing() {
    assertThat(of("null")).isEqualTo("[null]");
    assertThat(render(Place.JSON, "[{{event.v}}]", json("{}"))).isEqualTo("[null]");
  }

  @Test
  void object() {
    assertThat(of("{\"b\": [1, null, \"c\"]}")).isEqualTo("[{\"b\":[1,null,\"c\"]}]");
  }

  @Test
  void theResultOfAFilterIsTypedToo() {
    assertThat(render(Place.JSON, "[{{event.v | times: 2}}]", json("{\"v\": 49.99}")))
        .isEqualTo("[99.98]");
    assertThat(render(Place.JSON, "[{{event.v | upcase}}]", json("{\"v\": \"abc\"}")))
        .isEqualTo("[\"ABC\"]");
    assertThat(render(Place.JSON, "[{{event.v | size}}]", json("{\"v\": [1, 2]}")))
        .isEqualTo("[2]");
  }

  @Test
  void whatStandsForAMissingValueIsATextUnlessItIsADefault() {
    assertThat(render(Place.JSON, "[{{event.v|0}}]", json("{}"))).isEqualTo("[\"0\"]");
    assertThat(render(Place.JSON, "[{{event.v | default: 0}}]", json("{}"))).isEqualTo("[0]");
    assertThat(render(Place.JSON, "[{{event.v|0}}]", json("{\"v\": 3}"))).isEqualTo("[3]");
  }

  @Test
  void jsonAsTheLastFilterChangesNothing() {
    assertThat(render(Place.JSON, "[{{event.v | json}}]", json("{\"v\": {\"b\": 1}}")))
        .isEqualTo("[{\"b\":1}]");
  }
}
