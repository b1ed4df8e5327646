// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Encoded.Encoding;
import io.journeyrunner.webhooks.template.values.ValueJson;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters that encode a value as JSON, for URLs, or as base64, and back. */
final class EncodingFilters {

  private static final String UNRESERVED = "-_.~";

  private EncodingFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of(
            "json", "", (value, none) -> new Encoded(Encoding.JSON, ValueJson.write(value), value)),
        Filter.of("url_encode", "", (value, none) -> urlEncoded(value)),
        Filter.of("url_decode", "", EncodingFilters::urlDecoded),
        base64Encode("base64_encode", Base64.getEncoder()),
        base64Encode("base64_url_safe_encode", Base64.getUrlEncoder()),
        base64Decode("base64_decode", Base64.getDecoder()),
        base64Decode("base64_url_safe_decode", Base64.getUrlDecoder()));
  }

  private static Filter base64Encode(String name, Base64.Encoder encoder) {
    return Filter.ofText(name, text -> encoder.encodeToString(bytes(text)));
  }

  private static Filter base64Decode(String name, Base64.Decoder decoder) {
    return Filter.of(
        name,
        "",
        (value, with) -> {
          try {
            return text(decoder.decode(ValueText.of(value)), with);
          } catch (IllegalArgumentException e) {
            throw with.unfit("got a text that is not base64; correct the template or the data");
          }
        });
  }

  private static @Nullable Object urlEncoded(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String plain = ValueText.of(value);
    StringBuilder encoded = new StringBuilder();
    for (byte one : bytes(ValueText.wellFormed(plain))) {
      char c = (char) (one & 0xFF);
      if (c == ' ') {
        encoded.append('+');
      } else if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return new Encoded(Encoding.PERCENT, encoded.toString(), value);
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  private static @Nullable Object urlDecoded(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    byte[] encoded = bytes(ValueText.of(value));
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int at = 0; at < encoded.length; at++) {
      boolean isCode = encoded[at] == '%' && at + 2 < encoded.length && isHex(encoded, at + 1);
      if (isCode) {
        decoded.write(
            HexFormat.fromHexDigits(new String(encoded, at + 1, 2, StandardCharsets.US_ASCII)));
        at += 2;
      } else {
        decoded.write(encoded[at] == '+' ? ' ' : encoded[at]);
      }
    }
    return text(decoded.toByteArray(), arguments);
  }

  private static boolean isHex(byte[] text, int at) {
    return HexFormat.isHexDigit(text[at]) && HexFormat.isHexDigit(text[at + 1]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes, Arguments arguments) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw arguments.unfit(
          "decodes to bytes that are no text in UTF-8; correct the template or the data");
    }
  }
}
