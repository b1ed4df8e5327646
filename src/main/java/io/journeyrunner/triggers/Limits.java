// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a trigger starts at most. Immutable.
 *
 * @param perUser at most so many for one user; null for no such limit
 * @param total at most so many for all users together; null for no such limit
 * @param from nothing starts before; null for no such limit
 * @param to nothing starts from then on; null for no such limit
 * @param daysOfWeek nothing starts on other days, of the zone of the clock; empty for every day
 * @throws IllegalArgumentException if {@code from} is not before {@code to}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limits(
    @Nullable PerUser perUser,
    @Nullable Total total,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<Weekday> daysOfWeek) {

  /** No limit at all. */
  public static final Limits NONE = new Limits(null, null, null, null, Set.of());

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  /** Copies the days and checks the dates. */
  public Limits {
    daysOfWeek = daysOfWeek == null ? Set.of() : Set.copyOf(daysOfWeek);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "limits.from must be before limits.to, but " + from + " is not before " + to);
    }
  }

  /** The days in the order of the week. */
  @JsonIgnore
  List<Weekday> sortedDays() {
    return daysOfWeek.stream().sorted().toList();
  }

  /**
   * At most {@code max} starts for one user in each period; the first start of the user opens a
   * period.
   *
   * @param max at least 1
   * @param period 1 s to 3660 days; null for the user's whole life
   * @throws IllegalArgumentException if one is out of range
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PerUser(long max, @Nullable Duration period) {

    /** Checks the ranges. */
    public PerUser {
      checkMax("limits.perUser.max", max);
      if (period != null && (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0)) {
        throw new IllegalArgumentException(
            "limits.perUser.period must be PT1S to P3660D, it is " + period);
      }
    }
  }

  /**
   * At most {@code max} starts in all.
   *
   * @param max at least 1
   * @throws IllegalArgumentException if it is less
   */
  public record Total(long max) {

    /** Checks the range. */
    public Total {
      checkMax("limits.total.max", max);
    }
  }

  private static void checkMax(String name, long max) {
    if (max < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, it is " + max);
    }
  }
}
