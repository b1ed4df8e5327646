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

  /** Designers may leave out the quotes that JSON wants around the name of a schedule. */
  private static JsonNode value(String name, String text) {
    boolean isJson =
        name.equals("headers")
            || (name.equals("retries") && (text.startsWith("[") || text.startsWith("\"")));
    if (!isJson) {
      return MAPPER.getNodeFactory().stringNode(text);
    }
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new InvalidWebhook(
          List.of(new Finding("task header " + name, "is no JSON", "write it as JSON")));
    }
  }
}
