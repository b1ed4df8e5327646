// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one client may take of the connections of this node; {@code server.tomcat.max-connections}
 * is all that there are.
 *
 * @param perAddress how many connections one address may have open; more are closed at once. Behind
 *     a proxy all come from the proxy's address: set it to all there are, and let the proxy count
 * @param headerTime how long the head of a request may take to come in, so that nobody holds a
 *     connection by sending a byte now and then
 */
@ConfigurationProperties("journeyrunner.access.connections")
record ConnectionSettings(
    @DefaultValue("1024") int perAddress, @DefaultValue("20s") Duration headerTime) {

  /** Checks ranges. */
  ConnectionSettings {
    if (perAddress < 1 || headerTime.isNegative() || headerTime.isZero()) {
      throw new IllegalArgumentException(
          "journeyrunner.access.connections: per-address must be 1 or more, and header-time more"
              + " than nothing");
    }
  }
}
