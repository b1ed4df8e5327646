// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** Reads signing keys in the spellings that people have them in. */
final class SigningKeys {

  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  /** Of a private key of Ed25519, in bytes: its seed, and PKCS #8 with it. */
  private static final int SEED = 32;

  private static final int FRAMED = 48;

  /** Nearly all keys that were drawn by chance are so, and hardly a word. */
  private static final Pattern RANDOM =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9+/_=-]+");

  private SigningKeys() {}

  /**
   * Reads a key: {@code whsec_} or {@code whsk_} and base64 of either alphabet, with or without
   * padding, quotes and the version before it. A shared key may stand without {@code whsec_} if it
   * can't be taken for a word.
   *
   * @throws IllegalArgumentException saying what is wrong; the message does not show it
   */
  static SigningKey read(String written) {
    String text = written.replaceAll("^[\"']|[\"',;]+$", "").replaceFirst("^v1a?,", "");
    if (text.startsWith("whpk_")) {
      throw new IllegalArgumentException(
          "is a public key; the receiver needs that one, put the private one here (whsk_…)");
    }
    if (text.startsWith("whsk_")) {
      return new SigningKey.Private(ed25519(decoded(text.substring("whsk_".length()))));
    }
    boolean isMarked = text.startsWith("whsec_");
    byte[] key = decoded(isMarked ? text.substring("whsec_".length()) : text);
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IllegalArgumentException(
          "has "
              + key.length
              + " bytes, and Standard Webhooks has 24 to 64; make one with: echo whsec_$(openssl"
              + " rand -base64 32)");
    }
    if (!isMarked && !RANDOM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "can be a plain word or base64; put whsec_ before what is base64, and write a word as:"
              + " echo whsec_$(echo -n the-word | base64)");
    }
    return new SigningKey.Shared(new SecretKeySpec(key, SigningKey.Shared.ALGORITHM));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not base64; write whsec_ and the key in base64, as: echo whsec_$(openssl rand"
              + " -base64 32)");
    }
  }

  /** The seed alone, with the public key behind it, or with the frame of PKCS #8 before it. */
  private static PrivateKey ed25519(byte[] key) {
    int from = key.length == FRAMED ? FRAMED - SEED : 0;
    if (key.length != SEED && key.length != 2 * SEED && key.length != FRAMED) {
      throw new IllegalArgumentException(
          "has "
              + key.length
              + " bytes, and a private key of Ed25519 has 32, or 64 with the public one; take it"
              + " from: openssl pkey -in ed25519.key -outform DER | tail -c 32 | base64");
    }
    try {
      byte[] seed = Arrays.copyOfRange(key, from, from + SEED);
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
