// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When the receiver wants to be called again (RFC 9110 §10.2.3). */
public final class RetryAfter {

  /** Who asks for more has no sense of time. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(LONGEST.toSeconds());

  /**
   * Seconds. A fraction is none of RFC 9110 §10.2.3, but its meaning is plain; of a list, which is
   * what several headers come to, the last counts.
   */
  private static final Pattern SECONDS =
      Pattern.compile("(?:[0-9.]{1,40}\\s*,\\s*){0,10}([0-9]{1,40}(?:\\.[0-9]{1,40})?)");

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
    Matcher seconds = SECONDS.matcher(value.strip());
    if (seconds.matches()) {
      BigDecimal whole = new BigDecimal(seconds.group(1)).setScale(0, RoundingMode.CEILING);
      return Optional.of(Duration.ofSeconds(whole.min(MOST_SECONDS).longValue()));
    }
    return date(value.strip()).map(at -> Duration.between(now, at)).filter(Duration::isPositive);
  }

  /** OkHttp knows all three forms of RFC 9110 §5.6.7, and their usual misspellings. */
  private static Optional<Instant> date(String text) {
    try {
      Instant http = Headers.of("Date", text).getInstant("Date");
      return Optional.of(http == null ? OffsetDateTime.parse(text).toInstant() : http);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
