// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.Objects;

/**
 * One thing that is wrong in what a caller sent.
 *
 * @param where the place in the caller's own words and positions, such as {@code webhook.body, line
 *     3, column 14}; empty if it is the whole
 * @param what what is wrong there, with the value that was found
 * @param remedy what the caller can do about it
 */
public record Finding(String where, String what, String remedy) {

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(where);
    Objects.requireNonNull(what);
    Objects.requireNonNull(remedy);
  }

  /**
   * The same finding, one level further out: {@code body, line 1} becomes {@code webhook.body, line
   * 1}.
   */
  public Finding within(String prefix) {
    return new Finding(where.isEmpty() ? prefix : prefix + "." + where, what, remedy);
  }

  /** The finding as one sentence: where, what, what to do. */
  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + what + "; " + remedy;
  }
}
