// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ByteString;
import okio.Options;

/**
 * Reads the bytes of a reply as text, by what says most about their charset: a byte order mark, the
 * content type, an XML declaration. UTF-8 if nothing does, or if it names a charset that is unknown
 * here.
 */
final class ReplyText {

  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';,]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("\\A\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([^\"']+)");
  private static final int DECLARATION_WITHIN = 200;

  /** Byte order marks: no part of the text, and sure of its charset. */
  private static final Options MARKS =
      Options.of(
          ByteString.decodeHex("efbbbf"),
          ByteString.decodeHex("feff"),
          ByteString.decodeHex("fffe"));

  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private ReplyText() {}

  /**
   * The text.
   *
   * @param contentType of the reply; empty if it has none
   * @param isCut if there were more bytes: the last character can then be half there, and is left
   *     out
   */
  static String of(byte[] bytes, String contentType, boolean isCut) {
    Buffer left = new Buffer().write(bytes);
    int mark = left.select(MARKS);
    Charset charset = mark < 0 ? charset(bytes, contentType, isCut) : MARKED.get(mark);
    int begin = (int) (bytes.length - left.size());
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer from = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
    CharBuffer to = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()));
    var unused = decoder.decode(from, to, !isCut);
    return to.flip().toString();
  }

  private static Charset charset(byte[] bytes, String contentType, boolean isCut) {
    String type = contentType.toLowerCase(Locale.ROOT);
    Optional<Charset> declared = named(PARAMETER.matcher(contentType));
    if (type.contains("json")) {
      return json(bytes, isCut).or(() -> declared).orElse(StandardCharsets.UTF_8);
    }
    return declared.or(() -> xml(bytes, type)).orElse(StandardCharsets.UTF_8);
  }

  /** RFC 7303 §3.2: without a charset in the content type the document itself says it. */
  private static Optional<Charset> xml(byte[] bytes, String type) {
    int length = type.contains("xml") ? Math.min(DECLARATION_WITHIN, bytes.length) : 0;
    String begin = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return named(DECLARATION.matcher(begin));
  }

  /**
   * JSON is UTF-8 whatever its content type says (RFC 8259 §8.1 and §11), or UTF-16 as older
   * senders have it, known by the zero beside its first character (RFC 4627 §3). Empty if it is
   * neither.
   */
  private static Optional<Charset> json(byte[] bytes, boolean isCut) {
    if (bytes.length > 1 && bytes[0] == 0) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (bytes.length > 1 && bytes[1] == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return isUtf8(bytes, isCut) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
  }

  private static boolean isUtf8(byte[] bytes, boolean isCut) {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    if (isCut) {
      CharBuffer to = CharBuffer.allocate(bytes.length);
      return !strict.decode(ByteBuffer.wrap(bytes), to, false).isError();
    }
    try {
      CharBuffer unused = strict.decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Optional<Charset> named(Matcher name) {
    try {
      return name.find() ? Optional.of(Charset.forName(name.group(1))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // unknown here, or no name at all
    }
  }
}
