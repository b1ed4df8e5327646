// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

  private static final int KEPT = 16 * 1024;
  private static final String MARK = "… (cut)";

  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Cut.of("x".repeat(KEPT))).isEqualTo("x".repeat(KEPT));
    assertThat(Cut.of("")).isEmpty();
  }

  @Test
  void oneByteTooManyIsCut() {
    assertThat(Cut.of("x".repeat(KEPT + 1))).isEqualTo("x".repeat(KEPT) + MARK);
  }

  @Test
  void bytesCountAndNotCharacters() {
    assertThat(Cut.of("ü".repeat(KEPT / 2 + 1))).isEqualTo("ü".repeat(KEPT / 2) + MARK);
  }

  @Test
  void noCharacterIsCutInTwo() {
    String shifted = "x" + "😀".repeat(KEPT / 4);

    assertThat(Cut.of(shifted)).isEqualTo("x" + "😀".repeat(KEPT / 4 - 1) + MARK);
    assertThat(Cut.of(shifted).getBytes(UTF_8).length).isLessThan(KEPT + 20);
  }

  @Test
  void aZeroThatDatabasesRefuseIsReplaced() {
    assertThat(Cut.of("a\0b")).isEqualTo("a\uFFFDb");
  }
}
