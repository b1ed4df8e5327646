// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows endpoints by their ids. Thread-safe. */
@Component
public final class EndpointCatalog {

  private final EndpointIndex index;
  private final EndpointFolder folder;

  EndpointCatalog(EndpointIndex index, EndpointFolder folder) {
    this.index = index;
    this.folder = folder;
  }

  /** An endpoint as this node knows it; costs no query. */
  public Optional<StoredEndpoint> find(String id) {
    return index.find(id);
  }

  /**
   * An endpoint, also if it came to another node or into the folder just now: so that files of a
   * rule and its endpoint can be put there together.
   */
  public Optional<StoredEndpoint> findAnew(String id) {
    index.refresh();
    if (index.find(id).isEmpty()) {
      folder.scan();
    }
    return index.find(id);
  }

  /** The ids of all endpoints. */
  public List<String> ids() {
    return index.all().stream().map(one -> one.endpoint().id()).toList();
  }
}
