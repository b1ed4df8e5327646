// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Changes endpoints: checked first, then kept; a failure on the way changes nothing. Thread-safe,
 * over many nodes too.
 */
@Component
final class Endpoints {

  private static final Logger log = LoggerFactory.getLogger(Endpoints.class);

  private final EndpointReview review;
  private final EndpointStore store;
  private final EndpointIndex index;
  private final Clock clock;

  Endpoints(EndpointReview review, EndpointStore store, EndpointIndex index, Clock clock) {
    this.review = review;
    this.store = store;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Who changes an endpoint.
   *
   * @param name {@code api}, or {@code file:<name>}
   * @param fileHash of the file's content; null if it is no file
   */
  record Source(String name, @Nullable String fileHash) {
    static final Source API = new Source("api", null);
  }

  /** An endpoint that is not deleted. */
  StoredEndpoint get(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  Optional<StoredEndpoint> find(String id) {
    return store.find(id).filter(stored -> !stored.isDeleted());
  }

  List<EndpointStore.Version> versions(String id) {
    List<EndpointStore.Version> versions = store.versions(id);
    if (versions.isEmpty()) {
      throw unknown(id);
    }
    return versions;
  }

  /**
   * Keeps an endpoint; one that is the same already makes no new version.
   *
   * @param expected the version it must have now; empty if any will do
   * @throws InvalidEndpoint if it can't work
   * @throws EndpointConflict if it has another version
   */
  StoredEndpoint save(Endpoint endpoint, Source source, Optional<Integer> expected) {
    List<Finding> mistakes = review.mistakes(endpoint);
    if (!mistakes.isEmpty()) {
      throw new InvalidEndpoint(mistakes);
    }
    Optional<StoredEndpoint> before = store.find(endpoint.id());
    int version = before.map(StoredEndpoint::version).orElse(0);
    if (expected.filter(wanted -> wanted != version).isPresent()) {
      throw new EndpointConflict(endpoint.id());
    }
    if (before.filter(stored -> isSame(stored, endpoint, source)).isPresent()) {
      return before.get();
    }
    return keep(
        new StoredEndpoint(endpoint, version + 1, source.name(), hash(source, before), false));
  }

  /**
   * Takes an endpoint out of use.
   *
   * @throws EndpointInUse if a rule or a journey names it
   */
  void delete(String id, Source source) {
    StoredEndpoint before = get(id);
    List<String> users = review.users(id);
    if (!users.isEmpty()) {
      throw new EndpointInUse(id, users);
    }
    keep(
        new StoredEndpoint(
            before.endpoint(), before.version() + 1, source.name(), before.fileHash(), true));
  }

  private StoredEndpoint keep(StoredEndpoint next) {
    if (!store.save(next, clock.instant())) {
      throw new EndpointConflict(next.endpoint().id());
    }
    index.refresh();
    log.atInfo()
        .addKeyValue("endpoint", next.endpoint().id())
        .addKeyValue("version", next.version())
        .addKeyValue("source", next.source())
        .log(next.isDeleted() ? "endpoint.deleted" : "endpoint.saved");
    return next;
  }

  private static boolean isSame(StoredEndpoint before, Endpoint endpoint, Source source) {
    boolean sameFile = source.fileHash() == null || source.fileHash().equals(before.fileHash());
    return !before.isDeleted()
        && sameFile
        && EndpointText.toJson(before.endpoint()).equals(EndpointText.toJson(endpoint));
  }

  /** A change by the API does not make the file look changed. */
  private static @Nullable String hash(Source source, Optional<StoredEndpoint> before) {
    return source.fileHash() != null
        ? source.fileHash()
        : before.map(StoredEndpoint::fileHash).orElse(null);
  }

  private static NotFound unknown(String id) {
    return new NotFound("there is no endpoint " + id, "GET /api/v1/endpoints lists all");
  }
}
