// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/** Filters that make a digest of a text, in small hexadecimal digits. */
final class DigestFilters {

  private DigestFilters() {}

  static List<Filter> all() {
    return List.of(
        digest("md5", DigestUtils::md5Hex),
        digest("sha1", DigestUtils::sha1Hex),
        digest("sha256", DigestUtils::sha256Hex),
        hmac("hmac_sha1", HmacAlgorithms.HMAC_SHA_1),
        hmac("hmac_sha256", HmacAlgorithms.HMAC_SHA_256));
  }

  /** What makes the digest of a text. */
  private interface Digest {
    String of(String text);
  }

  /** A missing value stays one: its digest would look like that of somebody. */
  private static Filter digest(String name, Digest digest) {
    return Filter.of(
        name, "", (value, none) -> value == null ? null : digest.of(ValueText.of(value)));
  }

  private static Filter hmac(String name, HmacAlgorithms algorithm) {
    return Filter.of(name, "key", (value, with) -> hmac(value, with, algorithm));
  }

  private static @Nullable Object hmac(
      @Nullable Object value, Arguments arguments, HmacAlgorithms algorithm) {
    if (value == null) {
      return null;
    }
    String key = arguments.text(0);
    if (key.isEmpty()) {
      throw arguments.unfit("has an empty key; write it as in hmac_sha256: secrets.partner_key");
    }
    return new HmacUtils(algorithm, key).hmacHex(ValueText.of(value));
  }
}
