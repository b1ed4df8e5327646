// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a signature as a receiver would, by Standard Webhooks. */
final class SignatureCheck {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private SignatureCheck() {}

  /** {@code valid}, or what is wrong. */
  static String verify(String secret, Map<String, String> headers, byte[] body, Instant now) {
    String id = headers.getOrDefault("webhook-id", "");
    String timestamp = headers.getOrDefault("webhook-timestamp", "");
    String signatures = headers.getOrDefault("webhook-signature", "");
    if (signatures.isEmpty()) {
      return "absent";
    }
    if (!timestamp.matches("[0-9]{1,12}")) {
      return "invalid: webhook-timestamp is no time";
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
      return "invalid: webhook-timestamp is more than five minutes off";
    }
    byte[] expected =
        ("v1," + hmac(secret, id + "." + timestamp + ".", body)).getBytes(StandardCharsets.UTF_8);
    boolean isAmong =
        Arrays.stream(signatures.split(" "))
            .anyMatch(one -> MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8)));
    return isAmong ? "valid" : "invalid: made with another secret or for another body";
  }

  /** A key from its text. */
  static byte[] key(String secret) {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      byte[] key = Base64.getDecoder().decode(base64.strip());
      if (key.length > 0) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // told below, without the text
    }
    throw new EchoMistake("body", "is no signing secret", "send whsec_ and base64");
  }

  private static String hmac(String secret, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every Java platform has HmacSHA256
    }
  }
}
