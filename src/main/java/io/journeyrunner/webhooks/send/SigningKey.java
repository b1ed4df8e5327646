// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of Standard Webhooks. Its text does not show it. */
sealed interface SigningKey {

  /** The signature of a text, with its version. */
  String sign(String text);

  /** A key that both sides have: HMAC-SHA256, version v1. */
  record Shared(SecretKeySpec key) implements SigningKey {
    static final String ALGORITHM = "HmacSHA256";

    @Override
    public String sign(String text) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e); // every Java platform has it
      }
    }

    @Override
    public String toString() {
      return "Shared";
    }
  }

  /** A key that only this side has: Ed25519 (RFC 8032), version v1a. */
  record Private(PrivateKey key) implements SigningKey {
    @Override
    public String sign(String text) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e); // every Java platform has it
      }
    }

    @Override
    public String toString() {
      return "Private";
    }
  }
}
