// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How one endpoint does, as this node sees it.
 *
 * @param endpoint scheme, host and port
 * @param endpoints the ids of the shared endpoints there; the strictest of their limits count
 * @param pausedUntil until when it asked not to be called; null if it did not
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EndpointHealth(
    String endpoint,
    List<String> endpoints,
    Breaker breaker,
    @Nullable Instant pausedUntil,
    Recent recent,
    Load load,
    GateLimits limits) {

  /** The same, with the shared endpoints there. */
  EndpointHealth of(List<String> shared) {
    return new EndpointHealth(endpoint, shared, breaker, pausedUntil, recent, load, limits);
  }

  /** {@code closed} (calls pass), {@code open} (none does) or {@code half_open} (a few do). */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Breaker(String state, Instant since) {}

  /** The calls of the last five minutes. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Recent(
      double callsPerSecond, double failedShare, long p50Millis, long p95Millis, long p99Millis) {

    static Recent of(Traffic.Sum sum) {
      return new Recent(sum.perSecond(), sum.failedShare(), sum.p50(), sum.p95(), sum.p99());
    }
  }

  /** Calls at this moment; parked ones are in the engine, those that this node sent back. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Load(int inFlight, int waiting, int parked) {}
}
