// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the small blocks work.
 *
 * @param concurrency how many blocks of each kind one node works on at once, 1 to 1,000; a bigger
 *     value needs as many connections to the database
 * @param limitMemory how long it is remembered what a Limit answered, so that a block that comes
 *     back is not counted twice; longer than the engine may be away. A bigger value costs disk
 */
@ConfigurationProperties("journeyrunner.blocks")
record BlockSettings(
    @DefaultValue("32") int concurrency, @DefaultValue("P7D") Duration limitMemory) {

  private static final int MOST = 1_000;
  private static final Duration SHORTEST = Duration.ofHours(1);

  BlockSettings {
    if (concurrency < 1 || concurrency > MOST) {
      throw new IllegalArgumentException(
          "journeyrunner.blocks.concurrency must be 1 to " + MOST + ", it is " + concurrency);
    }
    if (limitMemory.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "journeyrunner.blocks.limit-memory must be at least PT1H, it is " + limitMemory);
    }
  }
}
