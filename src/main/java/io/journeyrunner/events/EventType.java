// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.users.IdText;

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
    IdText.checked("an event type", value, LONGEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
