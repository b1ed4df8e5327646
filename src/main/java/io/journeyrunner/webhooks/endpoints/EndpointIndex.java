// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import jakarta.annotation.PostConstruct;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All endpoints as this node knows them. What another node changed is seen within two seconds.
 * Thread-safe.
 */
@Component
final class EndpointIndex {

  private final EndpointStore store;
  private long revision = -1; // guarded by this
  private volatile Map<String, StoredEndpoint> endpoints = Map.of();

  EndpointIndex(EndpointStore store) {
    this.store = store;
  }

  /** All endpoints that are not deleted, by id. */
  List<StoredEndpoint> all() {
    return endpoints.values().stream()
        .sorted(Comparator.comparing(one -> one.endpoint().id()))
        .toList();
  }

  Optional<StoredEndpoint> find(String id) {
    return Optional.ofNullable(endpoints.get(id));
  }

  /** The same object as long as nothing is changed. */
  Object state() {
    return endpoints;
  }

  /** Reads what was changed since the last time; costs one small query when nothing was. */
  @PostConstruct
  @Scheduled(fixedDelayString = "PT1S")
  synchronized void refresh() {
    // Asked first: what is changed meanwhile is read again the next time.
    long now = store.revision();
    if (now == revision) {
      return;
    }
    Map<String, StoredEndpoint> next = new HashMap<>(endpoints);
    for (StoredEndpoint changed : store.changedAfter(revision)) {
      if (changed.isDeleted()) {
        next.remove(changed.endpoint().id());
      } else {
        next.put(changed.endpoint().id(), changed);
      }
    }
    revision = now;
    endpoints = Map.copyOf(next);
  }
}
