// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the audit trail: all that is given must hold. Immutable.
 *
 * @param equal values by column
 * @param from changes from then on; null for all
 * @param to changes before then; null for all
 * @param before changes with a smaller number; null for all
 * @param limit how many at most
 */
record AuditSearch(
    Map<String, String> equal,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit) {

  private static final Map<String, String> COLUMNS =
      Map.of("kind", "kind", "id", "subject", "key", "actor_id", "name", "actor_name");
  private static final String ALL = "kind, id, key, name, from, to, limit and cursor";
  private static final int USUAL = 50;
  private static final int MOST = 500;

  /**
   * Reads a search from the parameters of a request.
   *
   * @throws KeyMistake naming the first parameter that is not known or can't be read
   */
  static AuditSearch read(Map<String, String> parameters) {
    Map<String, String> equal = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (value.indexOf(0) >= 0) {
            throw KeyMistake.in(name, "has a NUL character", "leave it out"); // PostgreSQL's limit
          }
          switch (name) {
            case "kind", "id", "key", "name" -> equal.put(COLUMNS.get(name), value);
            case "from", "to", "limit", "cursor" -> {}
            default -> throw KeyMistake.in(name, "is not known here", "use " + ALL);
          }
        });
    Long limit = number("limit", parameters.get("limit"), MOST);
    return new AuditSearch(
        equal,
        time("from", parameters.get("from")),
        time("to", parameters.get("to")),
        number("cursor", parameters.get("cursor"), Long.MAX_VALUE),
        limit == null ? USUAL : limit.intValue());
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw KeyMistake.in(name, "is no time", "write it as 2026-11-23T10:00:00Z");
    }
  }

  private static @Nullable Long number(String name, @Nullable String text, long most) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[1-9][0-9]{0,17}") || Long.parseLong(text) > most) {
      throw KeyMistake.in(name, "is no number from 1 to " + most, "correct it");
    }
    return Long.valueOf(text);
  }
}
