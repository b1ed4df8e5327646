// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in a list, newest first: all that is given must hold. Immutable.
 *
 * @param equal values by column
 * @param from entries from then on; null for all
 * @param to entries before then; null for all
 * @param before entries with a smaller number; null for all
 * @param limit how many at most
 */
public record Search(
    Map<String, String> equal,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit) {

  private static final int MOST = 500;
  private static final int USUAL = 50;

  /** Databases differ in what they take beyond. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final List<String> OTHERS = List.of("from", "to", "cursor", "limit");

  /** What can be searched: each name of the API with its column, in the order of messages. */
  public static Map<String, String> columns(String... namesAndColumns) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int n = 0; n < namesAndColumns.length; n += 2) {
      columns.put(namesAndColumns[n], namesAndColumns[n + 1]);
    }
    return Collections.unmodifiableMap(columns);
  }

  /**
   * Reads a search from the parameters of a request.
   *
   * @param columns that can be searched, by their names in the API
   * @throws InvalidSearch naming the first parameter that is not known or can't be read
   */
  public static Search read(Map<String, String> parameters, Map<String, String> columns) {
    Map<String, String> equal = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (!columns.containsKey(name) && !OTHERS.contains(name)) {
            throw unknown(name, columns);
          }
          check(name, value);
          if (columns.containsKey(name)) {
            equal.put(columns.get(name), value);
          }
        });
    Long limit = number("limit", parameters.get("limit"), MOST);
    return new Search(
        equal,
        time("from", parameters.get("from")),
        time("to", parameters.get("to")),
        number("cursor", parameters.get("cursor"), Long.MAX_VALUE),
        limit == null ? USUAL : limit.intValue());
  }

  /** A client may write what it does not mean as null or empty: that must not find everything. */
  private static void check(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidSearch(name, "is empty", "give a value, or leave it out");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSearch(name, "holds a control character", "leave it out");
    }
  }

  private static InvalidSearch unknown(String name, Map<String, String> columns) {
    List<String> known = new ArrayList<>(columns.keySet());
    known.addAll(OTHERS);
    return new InvalidSearch(name, "is not known here", "use " + String.join(", ", known));
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      Instant time = text == null ? null : Instant.parse(text);
      if (time == null || (time.isAfter(FIRST) && time.isBefore(LAST))) {
        return time;
      }
      throw new InvalidSearch(name, "is not of our times", "write it as 2026-11-23T10:00:00Z");
    } catch (DateTimeException e) {
      throw new InvalidSearch(name, "is no time", "write it as 2026-11-23T10:00:00Z");
    }
  }

  private static @Nullable Long number(String name, @Nullable String text, long most) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[1-9][0-9]{0,17}") || Long.parseLong(text) > most) {
      throw new InvalidSearch(name, "is no number from 1 to " + most, "correct it");
    }
    return Long.valueOf(text);
  }
}
