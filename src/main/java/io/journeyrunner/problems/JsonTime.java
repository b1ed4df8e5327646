// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A moment as callers write it: ISO 8601, extended or basic, or milliseconds since 1970. One before
 * 2000 or after 2100 is a mistake, such as seconds in place of milliseconds.
 */
public final class JsonTime {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-12-31T23:59:59.999999999Z");
  private static final String EXAMPLE = "2026-11-23T10:00:00Z";

  private static final DateTimeFormatter BASIC_TIME =
      new DateTimeFormatterBuilder()
          .appendValue(HOUR_OF_DAY, 2)
          .appendValue(MINUTE_OF_HOUR, 2)
          .optionalStart()
          .appendValue(SECOND_OF_MINUTE, 2)
          .appendFraction(NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .optionalStart()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalEnd()
          .optionalStart()
          .appendValue(YEAR, 4)
          .appendValue(MONTH_OF_YEAR, 2)
          .appendValue(DAY_OF_MONTH, 2)
          .optionalEnd()
          .appendLiteral('T')
          .optionalStart()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .optionalStart()
          .append(BASIC_TIME)
          .optionalEnd()
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private JsonTime() {}

  /** The moment; empty if it is none, or before 2000 or after 2100. */
  public static Optional<Instant> read(JsonNode value) {
    return moment(value).filter(JsonTime::isLikely);
  }

  /** What is wrong with a value that is none. */
  public static Finding flaw(JsonNode value, String where) {
    String shown = JsonMistakes.shortened(value.toString());
    Optional<Instant> moment = moment(value);
    if (moment.isPresent()) {
      return areSeconds(value.asString(""))
          ? new Finding(where, shown + " is seconds since 1970", "send milliseconds")
          : new Finding(
              where,
              shown + " is before 2000 or after 2100",
              "send milliseconds since 1970 or a text such as " + EXAMPLE);
    }
    String text = value.asString("");
    if (parses(LOCAL, text) || parses(DateTimeFormatter.ISO_LOCAL_DATE, text)) {
      return new Finding(
          where,
          shown + " names no " + (text.length() > "2026-11-23".length() ? "zone" : "time of day"),
          "end it with Z or an offset, such as " + EXAMPLE + " or 2026-11-23T10:00:00+01:00");
    }
    return new Finding(
        where, shown + " is no time", "send milliseconds since 1970 or a text such as " + EXAMPLE);
  }

  private static boolean areSeconds(String text) {
    return text.matches("[0-9]{9,10}") && isLikely(Instant.ofEpochSecond(Long.parseLong(text)));
  }

  private static boolean isLikely(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  private static Optional<Instant> moment(JsonNode value) {
    try {
      return Optional.of(
          value.isNumber()
              ? Instant.ofEpochMilli(value.decimalValue().longValueExact())
              : fromText(value.asString("")));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Instant fromText(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : ISO.parse(text, OffsetDateTime::from).toInstant();
  }

  private static boolean parses(DateTimeFormatter format, String text) {
    try {
      return format.equals(LOCAL)
          ? LOCAL.parse(text, LocalDateTime::from) != null
          : format.parse(text, LocalDate::from) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
