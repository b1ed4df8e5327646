// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose days and hours count.
 *
 * @param timeZone the zone of {@code now()} and {@code today()} in conditions, of {@code
 *     daysOfWeek}, and of the embedded engine's timers: a name of the IANA database, such as {@code
 *     Europe/Berlin}; the same on all nodes
 */
@ConfigurationProperties("journeyrunner")
record TimeSettings(@DefaultValue("UTC") String timeZone) {

  TimeSettings {
    // An offset such as +02:00 is none: the engine's JVM would take it for UTC, in silence.
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      throw new IllegalArgumentException(
          "journeyrunner.time-zone must be a name of the IANA database, such as UTC or"
              + " Europe/Berlin, it is "
              + timeZone);
    }
  }

  /** The system's time, in the zone. */
  Clock clock() {
    return Clock.system(ZoneId.of(timeZone));
  }
}
