// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.engine.EngineUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Camunda Operate, which knows what an 8.6 engine can't be asked for. Thread-safe.
 *
 * <p>Source: the Operate API, {@code /v1/process-definitions}.
 */
final class OperateDefinitions implements DefinitionSource {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 100;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String PATH = "/v1/process-definitions/";

  private final OperateSession operate;

  OperateDefinitions(OperateSession operate) {
    this.operate = operate;
  }

  @Override
  public DefinitionPage newest(@Nullable String after) {
    ObjectNode question = JSON.createObjectNode().put("size", PAGE);
    question.putArray("sort").addObject().put("field", "key").put("order", "DESC");
    if (after != null) {
      question.set("searchAfter", JSON.readTree(after));
    }
    OperateSession.Answer answer = operate.post(PATH + "search", question.toString());
    if (answer.status() != OK) {
      throw unexpected(answer.status());
    }
    return page(answer.body());
  }

  private DefinitionPage page(String body) {
    try {
      JsonNode found = JSON.readTree(body);
      List<Definition> definitions = new ArrayList<>();
      for (JsonNode item : found.path("items")) {
        new DefinitionLine(
                item.path("bpmnProcessId").asString(),
                item.path("key").asLong(),
                item.path("version").asInt(),
                item.path("tenantId").asString(""),
                null)
            .definition()
            .ifPresent(definitions::add);
      }
      boolean isLast = found.path("items").size() < PAGE;
      return new DefinitionPage(definitions, isLast ? null : found.path("sortValues").toString());
    } catch (JacksonException e) {
      throw new EngineUnavailable(operate + " does not answer in the form of its API", e);
    }
  }

  @Override
  public Optional<String> bpmn(long definitionKey) {
    OperateSession.Answer answer = operate.get(PATH + definitionKey + "/xml");
    return switch (answer.status()) {
      case OK -> Optional.of(answer.body());
      case NOT_FOUND -> Optional.empty();
      default -> throw unexpected(answer.status());
    };
  }

  private EngineUnavailable unexpected(int status) {
    return new EngineUnavailable(
        operate + " answers with " + status, new IllegalStateException("status " + status));
  }

  @Override
  public String toString() {
    return operate.toString();
  }
}
