// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a trigger starts at most. Immutable.
 *
 * @param perUser at most so many for one user; null for no such limit
 * @param total at most so many for all users together; null for no such limit
 * @param from nothing starts before; null for no such limit
 * @param to nothing starts from then on; null for no such limit
 * @param daysOfWeek nothing starts on other days (UTC); empty for every day
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limits(
    @Nullable PerUser perUser,
    @Nullable Total total,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<DayOfWeek> daysOfWeek) {

  /** No limit at all. */
  public static final Limits NONE = new Limits(null, null, null, null, Set.of());

  /** Copies the days and checks the dates. */
  public Limits {
    daysOfWeek = daysOfWeek == null ? Set.of() : Set.copyOf(daysOfWeek);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "limits.from must be before limits.to, but " + from + " is not before " + to);
    }
  }

  /**
   * At most {@code max} starts for one user in each period; the first start of the user opens a
   * period.
   *
   * @param max at least 1
   * @param period null for the user's whole life
   */
  public record PerUser(long max, @Nullable Duration period) {}

  /**
   * At most {@code max} starts in all.
   *
   * @param max at least 1
   */
  public record Total(long max) {}
}
