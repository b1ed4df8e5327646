// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The gates of all endpoints that this node has called lately. Thread-safe. */
public final class Gates {

  private static final int MOST = 1_000;
  private static final Duration IDLE = Duration.ofMinutes(15);

  private final GateSettings settings;
  private final GateLimits.Source limits;
  private final NodePlaces node;
  private final Clock clock;

  /** Every gate there is: the calls in flight hold theirs, so that none is ever there twice. */
  private final Cache<Origin, EndpointGate> all = Caffeine.newBuilder().weakValues().build();

  /** Holds those that nobody uses just now, and so bounds the memory. */
  private final Cache<Origin, EndpointGate> recent =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

  /**
   * Makes them.
   *
   * @param places how many calls this node makes at once
   */
  public Gates(GateSettings settings, GateLimits.Source limits, int places, Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.node = new NodePlaces(places);
    this.clock = clock;
  }

  /**
   * Asks for a place at an endpoint; waits for it for a moment at most.
   *
   * @param shownName the origin as logs and API answers may have it, without secrets
   * @param process the process that calls: processes share an endpoint fairly
   */
  public Admission enter(Origin origin, String shownName, String process) {
    EndpointGate gate =
        all.get(
            origin,
            unused ->
                new EndpointGate(shownName, () -> limits.limitsOf(origin), settings, node, clock));
    recent.put(origin, gate);
    return gate.enter(process);
  }

  List<EndpointHealth> health() {
    return all.asMap().entrySet().stream()
        .map(entry -> entry.getValue().health().of(limits.endpointsOf(entry.getKey())))
        .sorted(Comparator.comparing(EndpointHealth::endpoint))
        .toList();
  }
}
