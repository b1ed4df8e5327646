// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** When the receiver wants to be called again (RFC 9110 §10.2.3). */
public final class RetryAfter {

  private static final String NAME = "Retry-After";
  private static final String HIDDEN = "X-JourneyRunner-Retry-After";

  private RetryAfter() {}

  /** OkHttp sends a 503 with {@code Retry-After: 0} again by itself, unless it does not see it. */
  static Response hideFromClient(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String value = response.header(NAME);
    return value == null
        ? response
        : response.newBuilder().removeHeader(NAME).header(HIDDEN, value).build();
  }

  static String shownName(String name) {
    return name.equalsIgnoreCase(HIDDEN) ? NAME : name;
  }

  /**
   * Reads seconds or a date.
   *
   * @param headers of the reply, names in lower case
   * @return empty if there is none, or none that can be read
   */
  public static Optional<Duration> read(Map<String, String> headers, Instant now) {
    return read(headers.get("retry-after"), now);
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
      return text.matches("[0-9]+") ? Optional.of(Duration.ofDays(365)) : Optional.empty();
    }
  }
}
