// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs get their events.
 *
 * @param waitTimeToLive how long an event counts for a wait of a run that opens after it came; zero
 *     for not at all. A bigger value costs a row for each event of a user who is on a journey, and
 *     lets a run go on by an older event
 * @param startPatience how long a run may stay without a sign of life after the engine's answer to
 *     its start was lost; then its user may enter again. Longer than any start takes
 */
@ConfigurationProperties("journeyrunner.runs")
public record RunSettings(
    @DefaultValue("PT1M") Duration waitTimeToLive, @DefaultValue("PT1M") Duration startPatience) {

  /** Checks the durations. */
  public RunSettings {
    if (waitTimeToLive.isNegative() || startPatience.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "journeyrunner.runs: wait-time-to-live must be 0 or more, start-patience PT1S or more");
    }
  }
}
