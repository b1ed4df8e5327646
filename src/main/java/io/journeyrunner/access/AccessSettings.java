// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in, and how often.
 *
 * @param firstKey a key with the role {@code ops} that counts as long as it is configured, 40 to
 *     200 random printable characters
 * @param requestsPerSecond how many requests one key may make at one node in a second, and one
 *     address without a key; 1 or more. What is too much is answered with 429. Does not count while
 *     there are no keys
 * @param failuresPerMinute how many wrong keys one address may try in a minute, 1 or more; then it
 *     is answered with 429, but a right key counts all the same. Does not count while there are no
 *     keys
 * @param auditRetention how long the audit trail remembers; a bigger value costs disk
 * @param allowedOrigins pages of these origins, such as {@code https://crm.example.com}, may use
 *     the API from a browser (CORS); none unless said otherwise
 */
@ConfigurationProperties("journeyrunner.access")
record AccessSettings(
    @Nullable String firstKey,
    @DefaultValue("1000") int requestsPerSecond,
    @DefaultValue("10") int failuresPerMinute,
    @DefaultValue("P365D") Duration auditRetention,
    @DefaultValue List<String> allowedOrigins) {

  /** Checks ranges. */
  AccessSettings {
    if (requestsPerSecond < 1 || failuresPerMinute < 1) {
      throw new IllegalArgumentException(
          "journeyrunner.access: requests-per-second and failures-per-minute must be 1 or more");
    }
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** The first key; empty if none is configured. */
  Optional<FirstKey> configuredKey() {
    return Optional.ofNullable(firstKey)
        .filter(text -> !text.isBlank())
        .map(text -> new FirstKey(text.strip()));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "AccessSettings[" + requestsPerSecond + " requests per second and key]";
  }
}
