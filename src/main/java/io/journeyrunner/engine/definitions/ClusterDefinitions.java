// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.SearchResponse;
import io.journeyrunner.engine.EngineUnavailable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster's own REST API, which can search from version 8.8 on. Thread-safe.
 *
 * <p>Source: "Search process definitions" and "Get process definition XML" of the Orchestration
 * Cluster REST API.
 */
final class ClusterDefinitions implements DefinitionSource {

  private static final int PAGE = 100;
  private static final int NOT_FOUND = 404;

  private final CamundaClient client;

  ClusterDefinitions(CamundaClient client) {
    this.client = client;
  }

  @Override
  public DefinitionPage newest(@Nullable String after) {
    try {
      SearchResponse<ProcessDefinition> found =
          client
              .newProcessDefinitionSearchRequest()
              .sort(sort -> sort.processDefinitionKey().desc())
              .page(
                  page -> {
                    page.limit(PAGE);
                    if (after != null) {
                      page.after(after);
                    }
                  })
              .send()
              .join();
      List<ProcessDefinition> items = found.items();
      return new DefinitionPage(
          items.stream().flatMap(item -> definition(item).stream()).toList(),
          items.size() < PAGE ? null : found.page().endCursor());
    } catch (ClientException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Optional<String> bpmn(long definitionKey) {
    try {
      return Optional.of(client.newProcessDefinitionGetXmlRequest(definitionKey).send().join());
    } catch (ProblemException e) {
      if (e.code() == NOT_FOUND) {
        return Optional.empty();
      }
      throw unavailable(e);
    } catch (ClientException e) {
      throw unavailable(e);
    }
  }

  private static Optional<Definition> definition(ProcessDefinition item) {
    return new DefinitionLine(
            item.getProcessDefinitionId(),
            item.getProcessDefinitionKey(),
            item.getVersion(),
            item.getTenantId(),
            item.getResourceName())
        .definition();
  }

  private static EngineUnavailable unavailable(ClientException e) {
    return new EngineUnavailable(
        "the cluster's REST API does not tell which processes it has (" + e.getMessage() + ")", e);
  }

  @Override
  public String toString() {
    return "the cluster's REST API";
  }
}
