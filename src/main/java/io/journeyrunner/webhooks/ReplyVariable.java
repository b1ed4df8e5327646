// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reply as a process variable. */
final class ReplyVariable {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int DEEPEST = 100;

  private static final Pattern JSON = Pattern.compile("\\bjson\\b", Pattern.CASE_INSENSITIVE);

  private ReplyVariable() {}

  static Map<String, Object> of(Attempt.Replied reply, int attempts) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("status", reply.status());
    variable.put("ok", true);
    variable.put("headers", headers(reply));
    variable.put("body", body(reply));
    if (reply.isCut()) {
      variable.put("cut", true);
    }
    variable.put("attempts", attempts);
    variable.put("duration_ms", reply.duration().toMillis());
    return variable;
  }

  static Map<String, Object> ofFailure(Outcome.Ended ended, int attempts) {
    return Map.of("ok", false, "outcome", ended.code(), "what", ended.what(), "attempts", attempts);
  }

  /**
   * In their order, as many as fit: the engine is no place for a flood. One with hyphens is there
   * with underscores as well, since a hyphen means minus in FEEL.
   */
  private static Map<String, String> headers(Attempt.Replied reply) {
    Map<String, String> kept = new LinkedHashMap<>();
    int size = 0;
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      size += header.getKey().length() + header.getValue().length();
      if (size <= LARGEST_HEADERS) {
        kept.put(header.getKey(), header.getValue());
        kept.putIfAbsent(header.getKey().replace('-', '_'), header.getValue());
      }
    }
    return kept;
  }

  /** Parsed if it is JSON that the engine can keep; else text, as a body that was cut. */
  private static JsonNode body(Attempt.Replied reply) {
    JsonNode text = MAPPER.getNodeFactory().stringNode(reply.body());
    String type = reply.headers().getOrDefault("content-type", "");
    if (!(type.isBlank() || isJson(type)) || reply.isCut() || reply.body().isBlank()) {
      return text;
    }
    try {
      JsonNode parsed = MAPPER.readTree(reply.body());
      boolean isMeant = !type.isBlank() || parsed.isContainer();
      return isMeant && isKeepable(parsed, 0) ? parsed : text;
    } catch (JacksonException e) {
      return text;
    }
  }

  /** By any spelling: {@code Application/JSON}, {@code text/json}, {@code application/hal+json}. */
  private static boolean isJson(String contentType) {
    return JSON.matcher(contentType.split(";", 2)[0]).find();
  }

  /** The engine refuses other numbers and depths, and the call would be sent again for that. */
  private static boolean isKeepable(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber()
          ? node.canConvertToLong()
          : Double.isFinite(node.asDouble(Double.NaN));
    }
    return node.values().stream().allMatch(inner -> isKeepable(inner, depth + 1));
  }
}
