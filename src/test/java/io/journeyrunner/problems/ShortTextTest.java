// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Short texts have whole characters only. */
class ShortTextTest {

  @Test
  void whatIsShortEnoughStays() {
    assertThat(ShortText.of("zoë", 3)).isEqualTo("zoë");
    assertThat(ShortText.beginning("a😀", 3)).isEqualTo("a😀");
  }

  @Test
  void whatIsLongerEndsInAnEllipsis() {
    assertThat(ShortText.of("zoë", 2)).isEqualTo("zo…");
    assertThat(ShortText.beginning("zoë", 2)).isEqualTo("zo");
  }

  @Test
  void aCharacterOfTwoUnitsIsLeftOutWhereItDoesNotFit() {
    assertThat(ShortText.of("a😀b", 2)).isEqualTo("a…");
    assertThat(ShortText.beginning("a😀b", 3)).isEqualTo("a😀");
    assertThat(ShortText.beginning("😀", 1)).isEmpty();
    assertThat(ShortText.beginning("😀", 0)).isEmpty();
  }
}
