// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an endpoint may take of a node that has no limits of its own, and when it is left alone.
 *
 * @param concurrency calls at once of one node to an endpoint that has no such limit of its own, 1
 *     or more; a bigger value lets an endpoint that hangs hold more places of the node
 * @param ratePerSecond calls that one node begins in a second at an endpoint that has no such limit
 *     of its own; unlimited if it is not set
 * @param patience how long a call waits in this node for its turn before it is parked; 0 parks at
 *     once. A bigger value holds a place of the node for longer
 * @param longestParking the longest time until a parked call is looked at again, 1 s or more; a
 *     bigger value asks the engine less, and finds a free place later
 * @param longestPause how much of a {@code Retry-After} shuts the endpoint for all calls of this
 *     node; the call itself waits for all of it
 * @param breaker when the breaker opens
 */
@ConfigurationProperties("journeyrunner.webhooks.gates")
public record GateSettings(
    @DefaultValue("64") int concurrency,
    @Nullable Integer ratePerSecond,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("1m") Duration longestParking,
    @DefaultValue("5m") Duration longestPause,
    @DefaultValue BreakerSettings breaker) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Checks the limits. */
  public GateSettings {
    GateLimits unused = new GateLimits(concurrency, ratePerSecond);
    if (longestParking.compareTo(Duration.ofSeconds(1)) < 0 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.gates: longest-parking must be 1s or more, and patience not less"
              + " than 0");
    }
  }

  /**
   * When the breaker of an endpoint opens, and for how long.
   *
   * @param window how many of an endpoint's last calls the breaker looks at, 1 or more
   * @param minimum how many calls there must be before the breaker may open, 1 to {@code window}
   * @param failedPercent how many per cent of the calls in the window must have failed (no answer,
   *     or a status of 500 and more) for the breaker to open, 1 to 100
   * @param openFor how long the endpoint is left alone when the breaker opens, 100 ms or more;
   *     twice as long after each probe that fails
   * @param openAtMost the longest time that the endpoint is left alone between probes; not shorter
   *     than {@code open-for}
   * @param probes how many calls at once find out whether the endpoint is well again, 1 or more
   */
  public record BreakerSettings(
      @DefaultValue("20") int window,
      @DefaultValue("10") int minimum,
      @DefaultValue("50") int failedPercent,
      @DefaultValue("5s") Duration openFor,
      @DefaultValue("1m") Duration openAtMost,
      @DefaultValue("2") int probes) {

    /** Checks the ranges, so that a mistake is told at start and not by the first call. */
    public BreakerSettings {
      boolean isCountable = window >= 1 && minimum >= 1 && minimum <= window && probes >= 1;
      boolean isShare = failedPercent >= 1 && failedPercent <= 100;
      if (!isCountable
          || !isShare
          || openFor.compareTo(SHORTEST) < 0
          || openAtMost.compareTo(openFor) < 0) {
        throw new IllegalArgumentException(
            "journeyrunner.webhooks.gates.breaker: window and probes must be 1 or more, minimum 1"
                + " to window, failed-percent 1 to 100, open-for 100ms or more, and open-at-most"
                + " not shorter than open-for");
      }
    }
  }

  /** What counts for an endpoint that has no limits of its own. */
  public GateLimits limits() {
    return new GateLimits(concurrency, ratePerSecond);
  }
}
