// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the delivery log keeps.
 *
 * @param enabled whether attempts are written down; without them nothing can be replayed
 * @param retention how long an attempt is kept, a minute or more; a bigger value costs disk
 * @param maxAttempts how many attempts are kept at most, the newest, 1 or more; each takes 1 to 100
 *     kB of the database
 * @param maxSize how much is kept of all attempts, the newest; counted without the database's
 *     indexes
 * @param queue how many attempts may wait to be written, 1 or more; a bigger value bridges a slow
 *     database, at 64 kB of memory for each at most
 */
@ConfigurationProperties("journeyrunner.webhooks.log")
record LogSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("14d") Duration retention,
    @DefaultValue("1000000") long maxAttempts,
    @DefaultValue("5GB") DataSize maxSize,
    @DefaultValue("1000") int queue) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  LogSettings {
    if (retention.compareTo(SHORTEST) < 0
        || maxAttempts < 1
        || maxSize.toBytes() < 1
        || queue < 1) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.log: retention must be 1m or more, max-size more than 0,"
              + " max-attempts and queue 1 or more");
    }
  }
}
