// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A WebHook's configuration as the headers of a BPMN task: by the names of the record, objects and
 * lists as JSON text.
 */
final class WebhookTask {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** An address that nothing is wrong with, while the other headers are looked at. */
  private static final String STAND_IN = "https://example.com/";

  private WebhookTask() {}

  static Map<String, String> headers(Webhook webhook) {
    ObjectNode json = MAPPER.valueToTree(webhook);
    Map<String, String> headers = new LinkedHashMap<>();
    json.properties()
        .forEach(
            field ->
                headers.put(
                    field.getKey(),
                    field.getValue().isString()
                        ? field.getValue().stringValue()
                        : field.getValue().toString()));
    return headers;
  }

  /**
   * Reads the headers of a task; those that are not ours are left alone.
   *
   * @throws InvalidWebhook if one can't be read
   */
  static Webhook read(Map<String, String> headers) {
    ObjectNode json = MAPPER.createObjectNode();
    headers.forEach((name, value) -> json.set(name, value(name, value)));
    try {
      return MAPPER.treeToValue(json, Webhook.class);
    } catch (JacksonException e) {
      Finding finding = JsonMistakes.describe(e);
      throw new InvalidWebhook(
          List.of(new Finding("task header " + finding.where(), finding.what(), finding.remedy())));
    }
  }

  /**
   * Reads what can be read, each header by itself; the rest is as if it were left out.
   *
   * @param findings where to note what can't be read
   */
  static Webhook readable(Map<String, String> headers, List<Finding> findings) {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("url", STAND_IN);
    headers.forEach(
        (name, value) -> {
          Map<String, String> alone = new LinkedHashMap<>(Map.of("url", STAND_IN));
          alone.put(name, value);
          try {
            Webhook unused = read(alone);
            good.put(name, value);
          } catch (InvalidWebhook e) {
            findings.addAll(e.findings());
          }
        });
    if (!headers.containsKey("url") && good.containsKey("endpoint")) {
      good.remove("url");
    } else if (!headers.containsKey("url") && !headers.containsKey("endpoint")) {
      findings.addAll(missingUrl());
    }
    return read(good);
  }

  private static List<Finding> missingUrl() {
    try {
      Webhook unused = read(Map.of());
      return List.of();
    } catch (InvalidWebhook e) {
      return e.findings();
    }
  }

  /** Designers may leave out the quotes that JSON wants around the name of a schedule. */
  private static JsonNode value(String name, String text) {
    boolean isJson =
        name.equals("headers")
            || (name.equals("retries") && (text.startsWith("[") || text.startsWith("\"")));
    if (!isJson) {
      return MAPPER.getNodeFactory().stringNode(text);
    }
    try {
      JsonNode value = MAPPER.readTree(text);
      // The library's words for another shape would name our classes.
      if (name.equals("headers")
          && !(value.isObject() && value.valueStream().allMatch(JsonNode::isString))) {
        throw new InvalidWebhook(
            List.of(
                new Finding(
                    "task header headers",
                    "is no JSON object of texts",
                    "write it as in {\"X-Campaign\": \"{{event.id}}\"}")));
      }
      return value;
    } catch (JacksonException e) {
      throw new InvalidWebhook(
          List.of(new Finding("task header " + name, "is no JSON", "write it as JSON")));
    }
  }
}
