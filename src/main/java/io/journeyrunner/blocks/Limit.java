// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a Limit: so many uses go the way Matched, all further ones Not matched.
 *
 * @param scope who is counted together
 * @param max at least 1
 * @param period how long a count lasts, 1 s to 3660 days, from the first use on; null for ever
 * @param resultVariable gets true for Matched, false for Not matched
 */
record Limit(Scope scope, long max, @Nullable Duration period, String resultVariable) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  /** Who is counted together. */
  enum Scope {
    all,
    user
  }

  /**
   * Reads the headers of a Limit.
   *
   * @throws InvalidBlock naming the first that can't be used
   */
  static Limit read(TaskHeaders headers) {
    Duration period = headers.duration("period").orElse(null);
    if (period != null && (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0)) {
      throw new InvalidBlock("period", "is " + period, "give PT1S to P3660D, or none for ever");
    }
    return new Limit(
        scope(headers.find("scope").orElse("all")),
        headers.atLeastOne("max"),
        period,
        headers.resultVariable("matched"));
  }

  private static Scope scope(String text) {
    return switch (text) {
      case "all" -> Scope.all;
      case "user" -> Scope.user;
      default -> throw new InvalidBlock("scope", "is " + text, "use all or user");
    };
  }
}
