// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How often a user may enter a journey. */
public enum EntryMode {
  /** One run at a time for each user; the engine itself sees to it. */
  ONE_AT_A_TIME("one_at_a_time"),
  /** A run for every event, side by side if need be. */
  EVERY_EVENT("every_event"),
  /** One run in the user's whole life. */
  ONCE_IN_A_LIFETIME("once_in_a_lifetime");

  private final String code;

  EntryMode(String code) {
    this.code = code;
  }

  /** The mode as diagrams spell it. */
  public String code() {
    return code;
  }

  /**
   * The mode that is spelled so.
   *
   * @throws IllegalArgumentException saying what is possible
   */
  public static EntryMode of(String code) {
    return Arrays.stream(values())
        .filter(mode -> mode.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    code
                        + " is no entry mode; use one of "
                        + Arrays.stream(values())
                            .map(EntryMode::code)
                            .collect(Collectors.joining(", "))));
  }
}
