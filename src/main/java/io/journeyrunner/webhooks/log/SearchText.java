// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a search from the parameters of a request. */
final class SearchText {

  private static final int MOST = 500;
  private static final int USUAL = 50;

  /** Databases differ in what they take beyond. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final List<String> OTHERS = List.of("from", "to", "cursor", "limit");

  private SearchText() {}

  /**
   * Reads a search.
   *
   * @throws InvalidSearch naming the first parameter that is not known or can't be read
   */
  static Search read(Map<String, String> parameters) {
    Map<String, String> equal = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (!Search.COLUMNS.containsKey(name) && !OTHERS.contains(name)) {
            throw unknown(name);
          }
          check(name, value);
          if (Search.COLUMNS.containsKey(name)) {
            equal.put(name, value);
          }
        });
    return new Search(
        equal,
        time("from", parameters.get("from")),
        time("to", parameters.get("to")),
        number("cursor", parameters.get("cursor"), Long.MAX_VALUE),
        limit(parameters.get("limit")));
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

  private static InvalidSearch unknown(String name) {
    List<String> known = new ArrayList<>(Search.COLUMNS.keySet());
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

  private static int limit(@Nullable String text) {
    Long limit = number("limit", text, MOST);
    return limit == null ? USUAL : limit.intValue();
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
