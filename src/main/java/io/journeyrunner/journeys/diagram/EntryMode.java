// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.triggers.Trigger;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How often a user may be in a journey, as designers write it. */
enum EntryMode {
  /** At most one run at a time for each user. */
  ONE_AT_A_TIME,
  /** A run for every event. */
  EVERY_EVENT,
  /** One run for each user, ever. */
  ONCE_IN_A_LIFETIME;

  /**
   * Reads what was written.
   *
   * @throws IllegalArgumentException saying what is possible
   */
  static EntryMode of(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.code().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text
                        + " is no entry mode; use one of "
                        + Arrays.stream(values())
                            .map(EntryMode::code)
                            .collect(Collectors.joining(", "))));
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Trigger.Entry entry(String messageName) {
    return new Trigger.Entry.OneAtATime(messageName);
  }
}
