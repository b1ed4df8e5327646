// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.DocumentStore;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.documents.DocumentsAccess;
import io.journeyrunner.problems.Mistake;
import io.journeyrunner.webhooks.gates.GateLimits;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A node's endpoints with all their parts, on some database. */
public final class EndpointsOn {

  private final DocumentIndex<Endpoint> index;
  private final Documents<Endpoint> endpoints;
  private final DocumentFolder<Endpoint> folder;

  public EndpointsOn(DataSource database, EndpointReview review, Path files, Clock clock) {
    DocumentStore store = DocumentsAccess.store(database);
    EndpointDocuments parts = new EndpointDocuments();
    index = parts.endpointIndex(store);
    endpoints = parts.endpoints(new EndpointAdmission(review), store, index, clock);
    folder = parts.endpointFolder(settings(files), endpoints);
    index.refresh();
  }

  public static EndpointSettings settings(Path files) {
    return new EndpointSettings(files, Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  public static Endpoint fromYaml(String yaml) {
    return EndpointDocuments.TEXT.fromYaml(yaml);
  }

  public EndpointCatalog catalog() {
    return new EndpointCatalog(index, folder);
  }

  public GateLimits.Source limits(GateSettings settings, Secrets secrets) {
    return new EndpointLimits(index, settings, secrets);
  }

  /** Saves what the YAML says, as the API does. */
  public void put(String yaml) {
    Document<Endpoint> unused = endpoints.save(fromYaml(yaml), Source.API, Optional.empty());
  }

  /** Why the YAML can't be saved. */
  public String refusal(String yaml) {
    try {
      put(yaml);
      return "";
    } catch (InvalidEndpoint e) {
      return ((Mistake) e).findings().toString();
    }
  }

  /** Deletes it although others may name it, as another node can while they are saved. */
  public void delete(String id) {
    endpoints.delete(id, Source.API);
  }

  void look() {
    folder.look();
    folder.look();
  }

  void poll() {
    index.refresh();
  }

  Documents<Endpoint> all() {
    return endpoints;
  }
}
