// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.webhooks.template.Reads;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call was rendered from, so that it can be made again as it was. Holds secrets by their
 * names only. Immutable.
 *
 * @param webhook the configuration at that time
 * @param state what the templates read of the user's state at that time
 * @param vars what the templates read of the process variables
 * @param begun when the delivery began; null for what was kept before that was
 */
record Inputs(
    Webhook webhook, Event event, ObjectNode state, ObjectNode vars, @Nullable Instant begun) {

  /** More is not kept: the log would outgrow what it is about. */
  private static final int LONGEST = 64 * 1024;

  private static final JsonMapper MAPPER = new JsonMapper();

  static Inputs of(Delivery delivery) {
    Reads reads = delivery.plan().reads();
    return new Inputs(
        delivery.plan().configuration(),
        delivery.event(),
        reads.ofState(delivery.state()),
        reads.ofVars(delivery.vars()),
        delivery.begun());
  }

  /** As the log keeps it; empty if it is too long for that. */
  Optional<String> text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("webhook", MAPPER.valueToTree(webhook));
    json.set("event", EventVariables.of(event));
    json.set("state", state);
    json.set("vars", vars);
    json.put("begun", begun == null ? null : begun.toString());
    return Optional.of(json.toString()).filter(text -> text.length() <= LONGEST);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if that is not possible, such as for a WebHook that this
   *     version of the application does not take any more
   */
  static Inputs read(String text) {
    try {
      ObjectNode json = (ObjectNode) MAPPER.readTree(text);
      return new Inputs(
          MAPPER.treeToValue(json.path("webhook"), Webhook.class),
          EventVariables.read((ObjectNode) json.path("event")),
          (ObjectNode) json.path("state"),
          (ObjectNode) json.path("vars"),
          begun(json.path("begun")));
    } catch (JacksonException | ClassCastException | DateTimeException e) {
      throw new IllegalArgumentException("what the log keeps of it can't be read any more", e);
    }
  }

  private static @Nullable Instant begun(JsonNode kept) {
    return kept.isString() ? Instant.parse(kept.stringValue()) : null;
  }
}
