// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are made again.
 *
 * @param most how many deliveries one replay may have, 1 or more
 * @param underWay how many deliveries of one replay the engine has at once, 1 or more; the rest
 *     waits in the database. A bigger value is faster, and leaves others less of the engine
 * @param retention how long a replay that has ended can be looked at; a bigger value costs disk
 */
@ConfigurationProperties("journeyrunner.webhooks.replay")
record ReplaySettings(
    @DefaultValue("100000") int most,
    @DefaultValue("500") int underWay,
    @DefaultValue("30d") Duration retention) {

  ReplaySettings {
    if (most < 1 || underWay < 1 || retention.isNegative()) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.replay: most and under-way must be 1 or more, retention 0 or"
              + " more");
    }
  }
}
