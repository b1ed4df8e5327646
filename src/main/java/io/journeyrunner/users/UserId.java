// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

/**
 * The id of a user in the CRM platform. Compared as it is, with case.
 *
 * @param value 1 to 200 characters, none of them a control character
 * @throws IllegalArgumentException saying what is allowed and what was found
 */
public record UserId(String value) {

  private static final int LONGEST = 200;

  /** Checks the length and the characters. */
  public UserId {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a user id has 1 to " + LONGEST + " characters, this one has " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user id has no control characters, this one has");
    }
    if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new IllegalArgumentException(
          "a user id has only whole characters, this one has half of one");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
