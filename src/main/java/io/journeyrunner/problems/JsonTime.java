// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A moment as callers write it: ISO 8601 text, or milliseconds since 1970. */
public final class JsonTime {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private JsonTime() {}

  /** The moment; empty if it is none, or beyond the years 1 to 9999. */
  public static Optional<Instant> read(JsonNode value) {
    try {
      Instant time =
          value.isNumber()
              ? Instant.ofEpochMilli(value.decimalValue().longValueExact())
              : fromText(value.asString(""));
      return Optional.of(time).filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with a value that is none. */
  public static Finding flaw(JsonNode value, String where) {
    return new Finding(
        where,
        JsonMistakes.shortened(value.toString()) + " is no time",
        "send milliseconds since 1970 or a text such as 2026-11-23T10:00:00Z");
  }

  private static Instant fromText(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }
}
