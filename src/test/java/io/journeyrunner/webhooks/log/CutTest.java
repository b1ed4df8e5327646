// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutTest {

  private static final int KEPT = 16 * 1024;
  private static final String MARK = "… (cut)";

  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Cut.body("x".repeat(KEPT))).isEqualTo("x".repeat(KEPT));
    assertThat(Cut.body("")).isEmpty();
  }

  @Test
  void oneByteTooManyIsCut() {
    assertThat(Cut.body("x".repeat(KEPT + 1))).isEqualTo("x".repeat(KEPT) + MARK);
  }

  @Test
  void bytesCountAndNotCharacters() {
    assertThat(Cut.body("ü".repeat(KEPT / 2 + 1))).isEqualTo("ü".repeat(KEPT / 2) + MARK);
  }

  @Test
  void noCharacterIsCutInTwo() {
    String shifted = "x" + "😀".repeat(KEPT / 4);

    assertThat(Cut.body(shifted)).isEqualTo("x" + "😀".repeat(KEPT / 4 - 1) + MARK);
    assertThat(Cut.body(shifted).getBytes(UTF_8).length).isLessThan(KEPT + 20);
  }

  @Test
  void urlsAndHeadersAreCutToo() {
    assertThat(Cut.line("x".repeat(5_000))).isEqualTo("x".repeat(2_048) + MARK);

    Map<String, String> flood = new LinkedHashMap<>();
    IntStream.range(0, 100).forEach(n -> flood.put("x-" + n, "y".repeat(3_000)));
    assertThat(Cut.headers(flood)).hasSize(8).containsEntry("…", "(cut)");
    assertThat(Cut.headers(flood).get("x-0")).isEqualTo("y".repeat(2_048) + MARK);
  }

  @Test
  void aZeroThatDatabasesRefuseIsReplaced() {
    assertThat(Cut.body("a\0b")).isEqualTo("a\uFFFDb");
  }
}
