// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a journey does with events and with those who are on it. */
enum JourneyState {
  /** Users enter it. */
  ACTIVE,
  /** Nobody enters it; those who are on it go on. */
  PAUSED,
  /** Nobody enters it; those who are on it are taken off. */
  STOPPED,
  /**
   * Its file is gone: nobody enters it; those who are on it go on. It is active when it is back.
   */
  REMOVED;

  /** As the API spells it. */
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
