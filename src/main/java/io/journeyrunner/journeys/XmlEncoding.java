// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of a file as XML tells it: by a byte order mark, or in its first line. */
final class XmlEncoding {

  private static final int FIRST_LINE = 200;
  private static final Pattern DECLARED =
      Pattern.compile("^(<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"'])([^\"']*)([\"'])");

  private XmlEncoding() {}

  /** The text of a file, without a byte order mark. */
  static String decoded(byte[] bytes) throws UnreadableText {
    Charset charset = charset(bytes);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableText("is no text in " + charset.name());
    }
  }

  /** The same text, declared as what it is sent and stored in. */
  static String forgotten(String text) {
    Matcher declared = DECLARED.matcher(text);
    return declared.find()
        ? declared.group(1) + "UTF-8" + declared.group(3) + text.substring(declared.end())
        : text;
  }

  private static Charset charset(byte[] bytes) throws UnreadableText {
    Optional<Charset> wide = wide(bytes);
    if (wide.isPresent()) {
      return wide.get();
    }
    int length = Math.min(bytes.length, FIRST_LINE);
    boolean hasMark = length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    String begin = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(hasMark ? begin.substring(3) : begin);
    if (hasMark || !declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(2));
    } catch (IllegalArgumentException e) {
      throw new UnreadableText(
          "declares the encoding " + declared.group(2) + ", which is not known");
    }
  }

  /** Two bytes for a character, as the first ones show. */
  private static Optional<Charset> wide(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return switch (first) {
      case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
      default -> Optional.empty();
    };
  }
}
