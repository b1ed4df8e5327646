// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.engine.EngineUnavailable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Camunda Operate for incidents. Thread-safe.
 *
 * <p>Source: the Operate API, {@code /v1/incidents}. It names the version of the process by its key
 * only, so each is asked for once in a page; it does not tell the element.
 */
final class OperateIncidents implements IncidentSource {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 100;
  private static final int OK = 200;
  private static final int BAD = 400;

  /** Such as {@code 2026-11-25T10:00:00.000+0000}. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private final OperateSession operate;

  OperateIncidents(OperateSession operate) {
    this.operate = operate;
  }

  @Override
  public IncidentPage incidents(@Nullable String after) {
    ObjectNode question = JSON.createObjectNode().put("size", PAGE);
    question.putObject("filter").put("state", "ACTIVE");
    question.putArray("sort").addObject().put("field", "creationTime").put("order", "DESC");
    if (after != null) {
      question.set("searchAfter", pageAfter(after));
    }
    try {
      OperateSession.Answer answer = operate.post("/v1/incidents/search", question.toString());
      if (answer.status() == BAD && after != null) {
        throw new InvalidPage();
      }
      if (answer.status() != OK) {
        throw new EngineUnavailable(
            operate + " answers with " + answer.status(),
            new IllegalStateException("status " + answer.status()));
      }
      return page(JSON.readTree(answer.body()));
    } catch (JacksonException e) {
      throw new EngineUnavailable(operate + " does not answer in the form of its API", e);
    }
  }

  private static JsonNode pageAfter(String after) {
    try {
      JsonNode values = JSON.readTree(after);
      if (values.isArray()) {
        return values;
      }
    } catch (JacksonException e) {
      throw (InvalidPage) new InvalidPage().initCause(e);
    }
    throw new InvalidPage();
  }

  private IncidentPage page(JsonNode found) {
    Map<String, String> processes = new HashMap<>();
    List<EngineIncident> incidents = new ArrayList<>();
    for (JsonNode item : found.path("items")) {
      String process =
          processes.computeIfAbsent(item.path("processDefinitionKey").asString(), this::process);
      incidents.add(
          new EngineIncident(
              item.path("key").asString(),
              item.path("processInstanceKey").asString(),
              process.isEmpty() ? null : process,
              null,
              item.path("type").asString(""),
              item.path("message").asString(""),
              time(item.path("creationTime").asString(""))));
    }
    boolean isLast = incidents.size() < PAGE;
    return new IncidentPage(incidents, isLast ? null : found.path("sortValues").toString());
  }

  /** The id of a process; empty if Operate does not know it any more. */
  private String process(String definitionKey) {
    OperateSession.Answer answer = operate.get("/v1/process-definitions/" + definitionKey);
    return answer.status() == OK
        ? JSON.readTree(answer.body()).path("bpmnProcessId").asString("")
        : "";
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return operate.toString();
  }
}
