// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.users.IdText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id that the sender gave an event; sending an event again is known by it.
 *
 * @param value 1 to 200 characters, none of them a control character
 * @throws IllegalArgumentException saying what is allowed and what was found
 */
public record EventId(String value) {

  private static final int LONGEST = 200;

  /** Checks the length and the characters. */
  public EventId {
    IdText.checked("an event id", value, LONGEST);
  }

  /**
   * The id of an event whose sender counts by itself: other sources may have the same.
   *
   * @param source has no spaces, so that no two pairs come to one text
   * @throws IllegalArgumentException as the constructor; only the length is not bounded
   */
  static EventId of(String source, String id) {
    IdText.checked("a source", source, Integer.MAX_VALUE);
    IdText.checked("an event id", id, Integer.MAX_VALUE);
    if (source.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("a source is a URI without spaces, this one has some");
    }
    return new EventId(shortened(source + " " + id));
  }

  /** What is too long keeps its start, and differs by a hash of the whole. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String hash = sha256(text);
    int end = LONGEST - hash.length() - 1;
    // Never between the two halves of a character.
    int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return text.substring(0, whole) + "~" + hash;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
