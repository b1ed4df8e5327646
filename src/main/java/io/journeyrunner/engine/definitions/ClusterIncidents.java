// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.SearchResponse;
import io.journeyrunner.engine.EngineUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster's own REST API for incidents, from version 8.8 on. Thread-safe.
 *
 * <p>Source: "Search incidents" of the Orchestration Cluster REST API.
 */
final class ClusterIncidents implements IncidentSource {

  private static final int PAGE = 100;

  private final CamundaClient client;

  ClusterIncidents(CamundaClient client) {
    this.client = client;
  }

  @Override
  public IncidentPage incidents(@Nullable String after) {
    try {
      SearchResponse<Incident> found =
          client
              .newIncidentSearchRequest()
              .filter(filter -> filter.state(IncidentState.ACTIVE))
              .sort(sort -> sort.creationTime().desc())
              .page(
                  page -> {
                    page.limit(PAGE);
                    if (after != null) {
                      page.after(after);
                    }
                  })
              .send()
              .join();
      List<Incident> items = found.items();
      return new IncidentPage(
          items.stream().map(ClusterIncidents::incident).toList(),
          items.size() < PAGE ? null : found.page().endCursor());
    } catch (ClientException e) {
      throw new EngineUnavailable(
          "the cluster's REST API does not tell its incidents (" + e.getMessage() + ")", e);
    }
  }

  private static EngineIncident incident(Incident item) {
    @Nullable Instant since =
        Optional.ofNullable(item.getCreationTime()).map(time -> time.toInstant()).orElse(null);
    return new EngineIncident(
        String.valueOf(item.getIncidentKey()),
        String.valueOf(item.getProcessInstanceKey()),
        item.getProcessDefinitionId(),
        item.getElementId(),
        String.valueOf(item.getErrorType()),
        String.valueOf(item.getErrorMessage()),
        since);
  }

  @Override
  public String toString() {
    return "the cluster's REST API";
  }
}
