// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the receiver wants to be called again (RFC 9110 §10.2.3). */
public final class RetryAfter {

  /** Who asks for more has no sense of time. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private RetryAfter() {}

  /**
   * Reads seconds or a date.
   *
   * @param headers of the reply, names in lower case
   * @return empty if there is none, or none that can be read
   */
  public static Optional<Duration> read(Map<String, String> headers, Instant now) {
    return read(headers.get("retry-after"), now)
        .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }

  private static Optional<Duration> read(@Nullable String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, at)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return text.matches("[0-9]+") ? Optional.of(LONGEST) : Optional.empty();
    }
  }
}
