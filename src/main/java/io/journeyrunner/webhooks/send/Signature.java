// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a call by Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}, version v1. */
public final class Signature {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * The value of {@code webhook-signature}.
   *
   * @param secret one key, or several parted by white space while they are being rotated: then
   *     there is one signature for each. A key is base64, with or without {@code whsec_} before it
   * @throws IllegalArgumentException if a key is not base64; the message does not show it
   */
  public static String of(String secret, String id, Instant time, String body) {
    String signed = id + "." + time.getEpochSecond() + "." + body;
    return Arrays.stream(secret.strip().split("\\s+"))
        .map(key -> "v1," + hmac(key(key), signed))
        .collect(Collectors.joining(" "));
  }

  private static byte[] key(String text) {
    String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length > 0) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // told below, without the text
    }
    throw new IllegalArgumentException("a signing key must be whsec_ and base64");
  }

  private static String hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every Java platform has HmacSHA256
    }
  }
}
