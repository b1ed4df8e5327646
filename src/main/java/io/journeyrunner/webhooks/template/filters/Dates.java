// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Numbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates. One without a time is midnight, one without a zone is in UTC. */
final class Dates {

  /** ISO 8601 with and without hyphens and colons, and RFC 3339, which takes a blank for the T. */
  private static final Pattern ISO =
      Pattern.compile(
          "(?<year>\\d{4})-?(?<month>\\d\\d)-?(?<day>\\d\\d)"
              + "(?:[Tt ](?<hour>\\d\\d)(?::?(?<minute>\\d\\d)(?::?(?<second>\\d\\d)"
              + "(?:[.,](?<fraction>\\d{1,9})\\d{0,20})?)?)?"
              + " ?(?<zone>[Zz]|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  /** Fewer digits are no seconds: 2026 is meant as a year, and 20261123 is a day. */
  private static final Pattern EPOCH = Pattern.compile("-?\\d{9,15}");

  private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal LAST_MILLISECONDS = BigDecimal.valueOf(253_402_300_799_999L);
  private static final int THOUSAND = 3;

  private static final List<Function<String, ZonedDateTime>> OTHERS =
      List.of(
          text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME),
          text -> ZonedDateTime.parse(text, DateTimeFormatter.ISO_ZONED_DATE_TIME),
          day("[EEEE, ][EEE, ]MMMM d[,] uuuu"),
          day("[EEEE, ][EEE, ]MMM d[,] uuuu"),
          day("d MMMM uuuu"),
          day("d MMM uuuu"),
          text -> midnight(LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE)),
          text -> midnight(LocalDate.parse(text, DateTimeFormatter.ISO_WEEK_DATE)));

  private Dates() {}

  private static Function<String, ZonedDateTime> day(String pattern) {
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .toFormatter(Locale.ENGLISH);
    return text -> midnight(LocalDate.parse(text, format));
  }

  private static ZonedDateTime midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC);
  }

  /** The date that a value is, in the zone that it names; empty if it is none. */
  static Optional<ZonedDateTime> read(@Nullable Object value, Instant now) {
    return switch (value) {
      case Number number -> epoch(Numbers.exact(number));
      case String text -> read(text.strip(), now);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<ZonedDateTime> read(String text, Instant now) {
    if (text.equalsIgnoreCase("now") || text.equalsIgnoreCase("today")) {
      return Optional.of(now.atZone(ZoneOffset.UTC));
    }
    if (EPOCH.matcher(text).matches()) {
      return epoch(new BigDecimal(text));
    }
    Matcher iso = ISO.matcher(text);
    try {
      return iso.matches() ? Optional.of(iso(iso)) : other(text);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970, or milliseconds if there are that many. */
  private static Optional<ZonedDateTime> epoch(BigDecimal number) {
    BigDecimal milliseconds =
        number.abs().compareTo(FIRST_MILLISECONDS) < 0 ? number.movePointRight(THOUSAND) : number;
    return milliseconds.abs().compareTo(LAST_MILLISECONDS) <= 0
        ? Optional.of(Instant.ofEpochMilli(milliseconds.longValue()).atZone(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static ZonedDateTime iso(Matcher parts) {
    LocalDate day =
        LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
    int second = number(parts, "second");
    // RFC 3339 §5.7: a minute may have a second 60; the clocks of this world don't.
    LocalDateTime time =
        day.atTime(
            LocalTime.of(number(parts, "hour"), number(parts, "minute"), Math.min(second, 59)));
    String fraction = parts.group("fraction");
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    return time.withNano(nanos)
        .plusSeconds(second == 60 ? 1 : second - Math.min(second, 59))
        .atZone(zone(parts.group("zone")));
  }

  private static int number(Matcher parts, String name) {
    String digits = parts.group(name);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static ZoneId zone(@Nullable String text) {
    return text == null || Character.isLetter(text.charAt(0))
        ? ZoneOffset.UTC
        : ZoneOffset.of(text);
  }

  private static Optional<ZonedDateTime> other(String text) {
    return OTHERS.stream().flatMap(form -> read(text, form).stream()).findFirst();
  }

  private static Optional<ZonedDateTime> read(String text, Function<String, ZonedDateTime> form) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
