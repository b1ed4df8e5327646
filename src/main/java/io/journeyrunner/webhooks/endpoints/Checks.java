// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.webhooks.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** What the parts of an endpoint's configuration have to be. No message holds a value. */
final class Checks {

  private static final int LONGEST = 8_000;

  private Checks() {}

  static void present(String where, @Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(where + " is missing; give one");
    }
    int length = value.toString().length();
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          where + " has " + length + " characters, more than " + LONGEST + "; make it shorter");
    }
    if (value.toString().chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          where + " holds a line break or another control character; remove it");
    }
  }

  /** A name that a secret can have. What is none may be a secret, so it is not shown. */
  static void secret(String where, @Nullable String name) {
    if (name == null || !Secrets.isName(name)) {
      throw new IllegalArgumentException(
          where
              + " is no name of a secret; name a file of the secrets folder, with letters, digits,"
              + " ., _ and -");
    }
  }

  static void range(String where, @Nullable Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw new IllegalArgumentException(where + " must be 1 to " + most + ", it is " + value);
    }
  }
}
