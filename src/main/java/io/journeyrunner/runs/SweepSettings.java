// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are found that ended without telling, such as those cancelled in Operate.
 *
 * @param every how long after a look the next one is made, by one of all nodes; 1 s or more
 * @param runs how many runs a look is at, 1 to 1,000; each costs the engine one command
 * @param olderThan younger runs are not looked at, as most of them tell of their end soon
 */
@ConfigurationProperties("journeyrunner.journeys.sweep")
record SweepSettings(
    @DefaultValue("PT1M") Duration every,
    @DefaultValue("100") int runs,
    @DefaultValue("PT1H") Duration olderThan) {

  private static final int MOST = 1_000;

  SweepSettings {
    if (every.compareTo(Duration.ofSeconds(1)) < 0
        || runs < 1
        || runs > MOST
        || olderThan.isNegative()) {
      throw new IllegalArgumentException(
          "journeyrunner.journeys.sweep: every must be PT1S or more, runs 1 to "
              + MOST
              + ", older-than 0 or more; they are "
              + every
              + ", "
              + runs
              + " and "
              + olderThan);
    }
  }
}
