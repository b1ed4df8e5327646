// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many users enter a journey at once.
 *
 * @param perSecond how many users of a batch enter in a second if it does not say, 1 or more; a
 *     bigger value leaves the engine less room for events
 * @param mostPerSecond the most users in a second that a batch may ask for; not less than {@code
 *     per-second}
 * @param retention how long a batch that has ended can be looked at; a bigger value costs disk,
 *     about a row for each user
 */
@ConfigurationProperties("journeyrunner.journeys.batches")
record BatchSettings(
    @DefaultValue("50") int perSecond,
    @DefaultValue("1000") int mostPerSecond,
    @DefaultValue("30d") Duration retention) {

  BatchSettings {
    if (perSecond < 1 || mostPerSecond < perSecond || retention.isNegative()) {
      throw new IllegalArgumentException(
          "journeyrunner.journeys.batches: per-second must be 1 to most-per-second, retention 0 or"
              + " more");
    }
  }
}
