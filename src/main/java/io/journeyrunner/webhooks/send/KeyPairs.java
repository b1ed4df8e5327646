// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Finds out whether two keys belong together: else the other side says so, and not how. */
final class KeyPairs {

  private static final byte[] ANYTHING = "anything".getBytes(StandardCharsets.UTF_8);

  private KeyPairs() {}

  /**
   * Checks that one key verifies what the other has signed.
   *
   * @throws IllegalArgumentException if it does not
   */
  static void requireMatch(PublicKey open, PrivateKey secret) {
    if (!isPair(open, secret)) {
      throw new IllegalArgumentException(
          "the private key is not that of the certificate; let mtls name secrets that belong"
              + " together");
    }
  }

  private static boolean isPair(PublicKey open, PrivateKey secret) {
    try {
      Signature signing = Signature.getInstance(algorithm(secret));
      signing.initSign(secret);
      signing.update(ANYTHING);
      Signature verifying = Signature.getInstance(algorithm(open));
      verifying.initVerify(open);
      verifying.update(ANYTHING);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(java.security.Key key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm(); // Ed25519 and the like are named as their signatures
    };
  }
}
