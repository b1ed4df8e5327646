// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Knows endpoints by their ids, and looks for their files every second. Thread-safe. */
@Component
public final class EndpointCatalog {

  private final DocumentIndex<Endpoint> index;
  private final DocumentFolder<Endpoint> folder;

  EndpointCatalog(DocumentIndex<Endpoint> index, DocumentFolder<Endpoint> folder) {
    this.index = index;
    this.folder = folder;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void watch() {
    folder.look();
  }

  /**
   * An endpoint as this node knows it; costs no query. It is the same object until it is changed.
   */
  public Optional<Endpoint> find(String id) {
    return index.find(id).map(Document::content);
  }

  /**
   * An endpoint, also if it came to another node or into the folder just now: so that files of a
   * rule and its endpoint can be put there together.
   */
  public Optional<Endpoint> findAnew(String id) {
    index.refresh();
    if (find(id).isEmpty()) {
      folder.scan();
    }
    return find(id);
  }

  /** The ids of all endpoints. */
  public List<String> ids() {
    return index.all().stream().map(Document::id).toList();
  }
}
