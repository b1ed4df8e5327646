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
    IdText.checked("a user id", value, LONGEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
