// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A body, of which the begin is kept. Immutable. */
final class EchoBody {

  private final byte[] kept;
  private final byte[] whole;
  private final Charset charset;

  private EchoBody(byte[] kept, byte[] whole, Charset charset) {
    this.kept = kept;
    this.whole = whole;
    this.charset = charset;
  }

  static EchoBody of(byte[] whole, @Nullable String contentType, long most) {
    byte[] kept = whole.length > most ? Arrays.copyOf(whole, (int) most) : whole;
    return new EchoBody(kept, whole, charset(contentType));
  }

  private static Charset charset(@Nullable String contentType) {
    try {
      return Optional.ofNullable(contentType)
          .map(MediaType::parseMediaType)
          .map(MediaType::getCharset)
          .orElse(StandardCharsets.UTF_8);
    } catch (InvalidMediaTypeException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** The whole body, to check a signature; nobody changes it. */
  byte[] whole() {
    return whole;
  }

  boolean isTruncated() {
    return kept.length < whole.length;
  }

  /** The kept part as text; empty if it is no text. */
  Optional<String> text() {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(kept)).toString());
    } catch (CharacterCodingException e) {
      // The cut may have gone through a character.
      return isTruncated() ? Optional.of(new String(kept, charset)) : Optional.empty();
    }
  }

  String base64() {
    return Base64.getEncoder().encodeToString(kept);
  }
}
