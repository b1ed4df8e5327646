// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void isOneLine() {
    assertThat(Excerpt.of(" a\r\n\tb\0\u001b[31mc ")).isEqualTo("a b [31mc");
  }

  @Test
  void isNotCutInTheMiddleOfACharacter() {
    assertThat(Excerpt.of("x".repeat(199) + "😀y")).isEqualTo("x".repeat(199) + "…");
  }

  @Property
  void isNeverLongAndNeverHoldsAControlCharacter(@ForAll String reply) {
    String excerpt = Excerpt.of(reply);

    assertThat(excerpt.length()).isLessThanOrEqualTo(201);
    assertThat(excerpt.chars()).noneMatch(Character::isISOControl);
  }
}
