// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a date by a format as Ruby has it. Names of days and months are English. */
final class Strftime {

  private static final Pattern DIRECTIVE =
      Pattern.compile("%(?<flags>[-0^_#]{0,9})(?<width>\\d{0,3})(?<letter>:{1,2}z|[a-zA-Z%+])");

  private static final int MOST_WIDTH = 100;
  private static final int NINE = 9;

  private Strftime() {}

  /** The date in this format; a directive that does not exist stays as it is. */
  static String write(ZonedDateTime date, String format) {
    Matcher directive = DIRECTIVE.matcher(format);
    StringBuilder text = new StringBuilder();
    while (directive.find()) {
      String written =
          field(date, directive.group("letter"), directive.group("width"))
              .map(field -> field.written(directive.group("flags"), directive.group("width")))
              .orElse(directive.group());
      directive.appendReplacement(text, Matcher.quoteReplacement(written));
    }
    return directive.appendTail(text).toString();
  }

  /**
   * A part of a date.
   *
   * @param width to which it is filled
   * @param filling what it is filled with; the flags may say otherwise
   */
  private record Field(String text, int width, char filling) {

    static Field number(long value, int width) {
      return new Field(Long.toString(value), width, '0');
    }

    static Field text(String text) {
      return new Field(text, 0, ' ');
    }

    String written(String flags, String wanted) {
      String cased = text;
      char fill = filling;
      int length = wanted.isEmpty() ? width : Math.min(Integer.parseInt(wanted), MOST_WIDTH);
      for (int at = 0; at < flags.length(); at++) {
        switch (flags.charAt(at)) {
          case '-' -> length = 0;
          case '0' -> fill = '0';
          case '_' -> fill = ' ';
          case '^' -> cased = text.toUpperCase(Locale.ROOT);
          default -> cased = swapped(text);
        }
      }
      return filled(cased, length, fill);
    }

    /** Ruby's #: small letters become large ones, but AM and PM small ones. */
    private static String swapped(String text) {
      String upper = text.toUpperCase(Locale.ROOT);
      return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static String filled(String text, int length, char fill) {
      String missing = String.valueOf(fill).repeat(Math.max(0, length - text.length()));
      boolean isSigned = fill == '0' && !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0;
      return isSigned ? text.charAt(0) + missing + text.substring(1) : missing + text;
    }
  }

  private static Optional<Field> field(ZonedDateTime date, String letter, String width) {
    return Optional.ofNullable(
        switch (letter) {
          case "Y" -> Field.number(date.getYear(), 4);
          case "C" -> Field.number(Math.floorDiv(date.getYear(), 100), 2);
          case "y" -> Field.number(Math.floorMod(date.getYear(), 100), 2);
          case "G" -> Field.number(date.get(IsoFields.WEEK_BASED_YEAR), 4);
          case "g" -> Field.number(Math.floorMod(date.get(IsoFields.WEEK_BASED_YEAR), 100), 2);
          case "m" -> Field.number(date.getMonthValue(), 2);
          case "d" -> Field.number(date.getDayOfMonth(), 2);
          case "e" -> new Field(Integer.toString(date.getDayOfMonth()), 2, ' ');
          case "j" -> Field.number(date.getDayOfYear(), 3);
          case "H" -> Field.number(date.getHour(), 2);
          case "k" -> new Field(Integer.toString(date.getHour()), 2, ' ');
          case "I" -> Field.number(date.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
          case "l" -> new Field(Integer.toString(date.get(ChronoField.CLOCK_HOUR_OF_AMPM)), 2, ' ');
          case "M" -> Field.number(date.getMinute(), 2);
          case "S" -> Field.number(date.getSecond(), 2);
          case "s" -> Field.number(date.toEpochSecond(), 0);
          case "L", "N" -> fraction(date, letter.equals("L") ? 3 : NINE, width);
          case "u" -> Field.number(date.getDayOfWeek().getValue(), 1);
          case "w" -> Field.number(date.getDayOfWeek().getValue() % 7, 1);
          case "U" -> Field.number(week(date, date.getDayOfWeek().getValue() % 7), 2);
          case "W" -> Field.number(week(date, date.getDayOfWeek().getValue() - 1), 2);
          case "V" -> Field.number(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
          default -> words(date, letter);
        });
  }

  private static @org.jspecify.annotations.Nullable Field words(ZonedDateTime date, String letter) {
    return switch (letter) {
      case "a" -> named(date, "EEE");
      case "A" -> named(date, "EEEE");
      case "b", "h" -> named(date, "MMM");
      case "B" -> named(date, "MMMM");
      case "p" -> Field.text(date.getHour() < 12 ? "AM" : "PM");
      case "P" -> Field.text(date.getHour() < 12 ? "am" : "pm");
      case "z" -> offset(date, "+HHMM");
      case ":z" -> offset(date, "+HH:MM");
      case "::z" -> offset(date, "+HH:MM:SS");
      case "Z" -> Field.text(zone(date));
      case "n" -> Field.text("\n");
      case "t" -> Field.text("\t");
      case "%" -> Field.text("%");
      default -> composed(date, letter);
    };
  }

  private static @org.jspecify.annotations.Nullable Field composed(
      ZonedDateTime date, String letter) {
    String format =
        switch (letter) {
          case "c" -> "%a %b %e %H:%M:%S %Y";
          case "D", "x" -> "%m/%d/%y";
          case "F" -> "%Y-%m-%d";
          case "r" -> "%I:%M:%S %p";
          case "R" -> "%H:%M";
          case "T", "X" -> "%H:%M:%S";
          case "v" -> "%e-%^b-%Y";
          case "+" -> "%a %b %e %H:%M:%S %Z %Y";
          default -> "";
        };
    return format.isEmpty() ? null : Field.text(write(date, format));
  }

  private static Field named(ZonedDateTime date, String pattern) {
    return Field.text(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date));
  }

  private static Field offset(ZonedDateTime date, String pattern) {
    int colons = pattern.length() - pattern.replace(":", "").length();
    int seconds = date.getOffset().getTotalSeconds();
    int rest = Math.abs(seconds);
    String separator = colons == 0 ? "" : ":";
    String text =
        "%c%02d%s%02d".formatted(seconds < 0 ? '-' : '+', rest / 3600, separator, rest / 60 % 60)
            + (colons == 2 ? ":%02d".formatted(rest % 60) : "");
    return new Field(text, 0, '0');
  }

  private static String zone(ZonedDateTime date) {
    return date.getZone() instanceof ZoneOffset offset
        ? (offset.equals(ZoneOffset.UTC) ? "UTC" : "")
        : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(date);
  }

  /** Digits of the second; the width says how many. */
  private static Field fraction(ZonedDateTime date, int digits, String width) {
    int wanted = width.isEmpty() ? digits : Math.min(Integer.parseInt(width), MOST_WIDTH);
    String nanos = "%09d".formatted(date.getNano());
    return Field.text(
        wanted <= NINE ? nanos.substring(0, wanted) : nanos + "0".repeat(wanted - NINE));
  }

  /** The week of the year, by the days since the weekday on which weeks begin. */
  private static int week(ZonedDateTime date, int daysSinceFirst) {
    return (date.getDayOfYear() + 6 - daysSinceFirst) / 7;
  }
}
