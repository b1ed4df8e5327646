// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Signs a call by Standard Webhooks, over {@code id.timestamp.body}. */
public final class Signature {

  private Signature() {}

  /**
   * The value of {@code webhook-signature}.
   *
   * @param secret one key, or several parted by white space while they are being rotated: then
   *     there is one signature for each. What follows # on a line is a comment. A key is {@code
   *     whsec_} and base64, or {@code whsk_} for Ed25519
   * @throws IllegalArgumentException saying which key is none, and why; the message shows no key
   */
  public static String of(String secret, String id, Instant time, String body) {
    String signed = id + "." + time.getEpochSecond() + "." + body;
    String keys = secret.replaceAll("#.*", "").strip();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "holds no key; put one there, as: echo whsec_$(openssl rand -base64 32)");
    }
    List<String> signatures = new ArrayList<>();
    for (String key : keys.split("\\s+", -1)) {
      try {
        signatures.add(SigningKeys.read(key).sign(signed));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "key " + (signatures.size() + 1) + " " + e.getMessage(), e);
      }
    }
    return String.join(" ", signatures);
  }
}
