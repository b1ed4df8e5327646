// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

/**
 * What kind of thing happened, such as {@code minigame_spin_issued}. Compared as it is, with case.
 *
 * @param value 1 to 200 characters, none of them a control character
 * @throws IllegalArgumentException saying what is allowed and what was found
 */
public record EventType(String value) {

  private static final int LONGEST = 200;

  /** Checks the length and the characters. */
  public EventType {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an event type has 1 to " + LONGEST + " characters, this one has " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an event type has no control characters, this one has");
    }
    if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new IllegalArgumentException(
          "an event type has only whole characters, this one has half of one");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
