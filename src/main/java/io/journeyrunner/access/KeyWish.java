// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants. Immutable.
 *
 * @param name who will hold it, 1 to 100 characters
 * @param expires from when on it is not to count; null for never
 */
record KeyWish(String name, Role role, @Nullable Instant expires) {

  private static final int LONGEST_NAME = 100;

  /** Checks what can be checked without a clock. */
  KeyWish {
    if (name == null
        || name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw KeyMistake.in(
          "name", "has not 1 to 100 printable characters", "name who will hold the key");
    }
    if (role == null) {
      throw KeyMistake.in("role", "is missing", "give ingest, design or ops");
    }
  }
}
