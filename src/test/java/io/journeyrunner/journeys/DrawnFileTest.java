// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A drawing arrives as it was drawn, in whatever encoding it says it has. */
class DrawnFileTest {

  private static final String UTF_8 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>Zoë</a>";

  private static byte[] bytes(String declared, Charset charset) {
    return UTF_8.replace("UTF-8", declared).getBytes(charset);
  }

  @Test
  void theDeclaredEncodingIsRead() throws UnreadableText {
    byte[] latin = bytes("ISO-8859-1", StandardCharsets.ISO_8859_1);
    byte[] wide = bytes("UTF-16", StandardCharsets.UTF_16);
    byte[] little = bytes("UTF-16LE", StandardCharsets.UTF_16LE);

    assertThat(DrawnFile.of("a.bpmn", bytes("UTF-8", StandardCharsets.UTF_8)).text())
        .isEqualTo(UTF_8);
    assertThat(DrawnFile.of("a.bpmn", latin).text()).isEqualTo(UTF_8);
    assertThat(DrawnFile.of("a.bpmn", wide).text()).isEqualTo(UTF_8);
    assertThat(DrawnFile.of("a.bpmn", little).text()).isEqualTo(UTF_8);
  }

  @Test
  void aByteOrderMarkIsNoText() throws UnreadableText {
    assertThat(DrawnFile.of("a.bpmn", ("\uFEFF" + UTF_8).getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo(UTF_8);
  }

  @Test
  void whatCantBeReadIsRefusedByTheEncodingsName() {
    assertThatThrownBy(() -> DrawnFile.of("a.bpmn", bytes("UTF-8", StandardCharsets.ISO_8859_1)))
        .hasMessage("is no text in UTF-8");
    assertThatThrownBy(() -> DrawnFile.of("a.bpmn", bytes("klingon", StandardCharsets.UTF_8)))
        .hasMessage("declares the encoding klingon, which is not known");
  }
}
