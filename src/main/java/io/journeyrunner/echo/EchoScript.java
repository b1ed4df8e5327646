// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * How difficult the echo service is to be, as the query of a request says it.
 *
 * @param answers statuses, {@code hang} or {@code reset}, played in turn; the last one stays
 * @param delay before the answer
 * @param retryAfter the header of this name; empty for none
 */
record EchoScript(List<Answer> answers, Duration delay, Optional<String> retryAfter) {

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  /** One answer. */
  sealed interface Answer {
    /** A status. */
    record Status(int code) implements Answer {}

    /** Nothing, for a long while. */
    record Hang() implements Answer {}

    /** A connection that breaks in the middle of the answer. */
    record Reset() implements Answer {}
  }

  /**
   * Reads a query.
   *
   * @throws EchoMistake if a value can't be understood
   */
  static EchoScript read(@Nullable String query) {
    MultiValueMap<String, String> parameters =
        UriComponentsBuilder.fromUriString("?" + (query == null ? "" : query))
            .build()
            .getQueryParams();
    String statuses = value(parameters, "status");
    return new EchoScript(
        statuses == null
            ? List.of(new Answer.Status(200))
            : Arrays.stream(statuses.split(",")).map(EchoScript::answer).toList(),
        delay(value(parameters, "delay")),
        Optional.ofNullable(value(parameters, "retry-after")).map(EchoScript::headerValue));
  }

  /** So that nobody makes the echo send another header, or something else than it was made for. */
  private static String headerValue(String text) {
    if (!text.matches("[!-~ ]{1,100}")) {
      throw new EchoMistake(
          "query, retry-after", "is no value of a header", "use seconds, or an HTTP date");
    }
    return text;
  }

  private static @Nullable String value(MultiValueMap<String, String> parameters, String name) {
    String encoded = parameters.getFirst(name);
    try {
      return encoded == null ? null : UriUtils.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new EchoMistake("query, " + name, "is badly encoded", "write a percent sign as %25");
    }
  }

  private static Answer answer(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "hang" -> new Answer.Hang();
      case "reset" -> new Answer.Reset();
      case String code when code.matches("[2-5][0-9][0-9]") ->
          new Answer.Status(Integer.parseInt(code));
      default ->
          throw new EchoMistake(
              "query, status",
              text + " is no answer",
              "use 200 to 599, hang and reset, as in status=503,503,200");
    };
  }

  private static Duration delay(@Nullable String text) {
    if (text == null) {
      return Duration.ZERO;
    }
    try {
      Duration delay = Duration.parse(text);
      if (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0) {
        return delay;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw new EchoMistake("query, delay", text + " is no delay", "use PT0S to PT60S, such as PT2S");
  }
}
