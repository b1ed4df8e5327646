// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reply as a process variable. */
final class ReplyVariable {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ReplyVariable() {}

  static Map<String, Object> of(Attempt.Replied reply, int attempts) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("status", reply.status());
    variable.put("ok", true);
    variable.put("headers", reply.headers());
    variable.put("body", body(reply));
    variable.put("attempts", attempts);
    variable.put("duration_ms", reply.duration().toMillis());
    return variable;
  }

  static Map<String, Object> ofFailure(Outcome.Ended ended, int attempts) {
    return Map.of("ok", false, "outcome", ended.code(), "what", ended.what(), "attempts", attempts);
  }

  /** Parsed if it is JSON; a body that was cut is text. */
  private static JsonNode body(Attempt.Replied reply) {
    JsonNode text = MAPPER.getNodeFactory().stringNode(reply.body());
    boolean isJson = reply.headers().getOrDefault("content-type", "").contains("json");
    if (!isJson || reply.isCut() || reply.body().isBlank()) {
      return text;
    }
    try {
      return MAPPER.readTree(reply.body());
    } catch (JacksonException e) {
      return text;
    }
  }
}
