// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that come in pieces of any size. */
class Utf8CheckTest {

  private static void check(byte[] bytes, int piece) {
    Utf8Check check = new Utf8Check();
    for (int at = 0; at < bytes.length; at += piece) {
      check.bytes(bytes, at, Math.min(piece, bytes.length - at));
    }
    check.end();
    check.end();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100_000})
  void takesUtf8HoweverItIsCut(int piece) {
    byte[] text = "Zoë 😀 ქართული \u0000".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    assertThatCode(() -> check(text, piece)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100_000})
  void namesTheFirstByteThatIsNone(int piece) {
    byte[] text = "€uro Zoë".getBytes(StandardCharsets.UTF_8);
    text[text.length - 1] = 'x'; // the second half of ë

    assertThatThrownBy(() -> check(text, piece))
        .isInstanceOf(NotUtf8.class)
        .hasMessage("body, byte 10: is not UTF-8; send the text in UTF-8");
  }

  @Test
  void refusesHalfACharacterAtTheEnd() {
    byte[] text = {'a', (byte) 0xC3};

    assertThatThrownBy(() -> check(text, 1))
        .hasMessage("body, byte 2: is not UTF-8; send the text in UTF-8");
  }
}
