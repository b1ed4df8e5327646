// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A key as its holder has it, {@code jr_<id>_<secret>}. The id may be seen by everybody.
 *
 * <p>The secret has 256 random bits, so a fast hash keeps it: nobody can try out 2^256 of them, and
 * what slow hashes (bcrypt, Argon2) add is for passwords that people make up.
 */
final class KeyText {

  private static final Pattern FORM = Pattern.compile("jr_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String id;
  private final String secret;

  private KeyText(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  static KeyText random() {
    return new KeyText(
        HexFormat.of().formatHex(bytes(ID_BYTES)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES)));
  }

  /** Reads a key; empty if it is none of ours. */
  static Optional<KeyText> read(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new KeyText(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  String id() {
    return id;
  }

  /** What is shown once to who asked for the key. */
  String reveal() {
    return "jr_" + id + "_" + secret;
  }

  /** What is kept of it. */
  String hash() {
    return hash(reveal());
  }

  /** SHA-256 of a text, in hex. */
  static String hash(String text) {
    return DigestUtils.sha256Hex(text);
  }

  /** Compares two hashes in a time that does not tell how much of them is the same. */
  static boolean isSame(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int many) {
    byte[] bytes = new byte[many];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "jr_" + id + "_…";
  }
}
