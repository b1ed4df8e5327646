// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies are read in the charset that they are written in. */
class ReplyTextTest {

  private static final String TEXT = "Gutschein für Zoë";

  private static String read(String text, String charset, String contentType) {
    return ReplyText.of(text.getBytes(Charset.forName(charset)), contentType, false);
  }

  private static String readHex(String hex, String contentType) {
    return ReplyText.of(HexFormat.of().parseHex(hex), contentType, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTF-8 | text/plain
          UTF-8 | ''
          UTF-8 | text/plain; charset=no-such-charset
          UTF-8 | text/plain; charset=?
          ISO-8859-15 | text/plain; charset=ISO-8859-15
          windows-1252 | text/plain;Charset="Windows-1252"
          ISO-8859-1 | application/json; charset=iso-8859-1
          UTF-16 | text/plain; charset=utf-16
          UTF-16LE | text/plain; charset=UTF-16LE
          """)
  void aDeclaredCharsetCounts(String charset, String contentType) {
    assertThat(read(TEXT, charset, contentType)).isEqualTo(TEXT);
  }

  @Test
  void theSignOfTheEuroComesThroughInAnyCharset() {
    assertThat(read("10 €", "ISO-8859-15", "text/plain; charset=ISO-8859-15")).isEqualTo("10 €");
    assertThat(read("10 €", "windows-1252", "text/plain; charset=cp1252")).isEqualTo("10 €");
  }

  /** RFC 8259 §11: a charset in the type of JSON has no meaning. */
  @Test
  void jsonInUtf8IsReadSoWhateverItsTypeSays() {
    assertThat(read("{\"a\":\"Zoë\"}", "UTF-8", "application/json; charset=iso-8859-1"))
        .isEqualTo("{\"a\":\"Zoë\"}");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void jsonInUtf16IsKnownByItsZeros(String charset) {
    assertThat(read("{\"a\":\"Zoë\"}", charset, "application/json")).isEqualTo("{\"a\":\"Zoë\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "efbbbf7b7d, application/json; charset=utf-8",
    "efbbbf7b7d, text/plain; charset=iso-8859-1",
    "feff007b007d, application/json",
    "fffe7b007d00, ''"
  })
  void aByteOrderMarkIsNoPartOfTheTextAndTellsTheCharset(String hex, String contentType) {
    assertThat(readHex(hex, contentType)).isEqualTo("{}");
  }

  @Test
  void xmlSaysItsCharsetItselfUnlessItsTypeDoes() {
    String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>Zoë</a>";

    assertThat(read(xml, "ISO-8859-1", "text/xml")).isEqualTo(xml);
    assertThat(read(xml, "UTF-8", "application/soap+xml; charset=utf-8")).isEqualTo(xml);
  }

  @Test
  void halfACharacterAtTheEndOfWhatWasCutIsLeftOut() {
    byte[] half = HexFormat.of().parseHex("61c3");

    assertThat(ReplyText.of(half, "text/plain", true)).isEqualTo("a");
    assertThat(ReplyText.of(half, "application/json", true)).isEqualTo("a");
    assertThat(ReplyText.of(half, "text/plain", false)).isEqualTo("a\ufffd");
  }

  @Test
  void nothingIsReadAsNothing() {
    assertThat(ReplyText.of(new byte[0], "application/json", false)).isEmpty();
  }
}
