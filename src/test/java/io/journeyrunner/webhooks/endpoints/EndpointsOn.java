// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Mistake;
import io.journeyrunner.webhooks.gates.GateLimits;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node's endpoints with all their parts, on some database. */
public final class EndpointsOn {

  private final EndpointIndex index;
  private final Endpoints endpoints;
  private final EndpointFolder folder;

  public EndpointsOn(DataSource database, EndpointReview review, Path files, Clock clock) {
    EndpointStore store = store(database);
    index = new EndpointIndex(store);
    endpoints = new Endpoints(review, store, index, clock);
    folder = new EndpointFolder(settings(files), endpoints);
    index.refresh();
  }

  static EndpointStore store(DataSource database) {
    return new EndpointStore(
        JdbcClient.create(database),
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        change -> {});
  }

  public static EndpointSettings settings(Path files) {
    return new EndpointSettings(files, Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  public static Endpoint fromYaml(String yaml) {
    return EndpointText.fromYaml(yaml);
  }

  public EndpointCatalog catalog() {
    return new EndpointCatalog(index, folder);
  }

  public GateLimits.Source limits(GateSettings settings, Secrets secrets) {
    return new EndpointLimits(index, settings, secrets);
  }

  /** Saves what the YAML says, as the API does. */
  public void put(String yaml) {
    StoredEndpoint unused =
        endpoints.save(EndpointText.fromYaml(yaml), Endpoints.Source.API, Optional.empty());
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
    endpoints.delete(id, Endpoints.Source.API);
  }

  void look() {
    folder.scan();
  }

  void poll() {
    index.refresh();
  }

  Endpoints all() {
    return endpoints;
  }
}
