// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** One zone for days and hours, whatever the machine's is. */
class TimeSettingsTest {

  @Test
  void theClockIsInTheZoneOfTheSetting() {
    assertThat(new TimeSettings("Europe/Berlin").clock().getZone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void whatTheEngineWouldTakeForUtcInSilenceIsRefused() {
    assertThatThrownBy(() -> new TimeSettings("+02:00"))
        .hasMessage(
            "journeyrunner.time-zone must be a name of the IANA database, such as UTC or"
                + " Europe/Berlin, it is +02:00");
    assertThatThrownBy(() -> new TimeSettings("Berlin")).hasMessageEndingWith("it is Berlin");
  }
}
