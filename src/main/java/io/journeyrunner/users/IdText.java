// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

/** The one check of texts by which something is known. */
public final class IdText {

  private IdText() {}

  /**
   * Checks an id: 1 to some characters, none of them a control character or half of one.
   *
   * @param what what it is, such as {@code a user id}
   * @return the same
   * @throws IllegalArgumentException saying what is allowed and what was found
   */
  public static String checked(String what, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw new IllegalArgumentException(
          what + " has 1 to " + longest + " characters, this one has " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " has no control characters, this one has");
    }
    if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new IllegalArgumentException(
          what + " has only whole characters, this one has half of one");
    }
    return value;
  }
}
