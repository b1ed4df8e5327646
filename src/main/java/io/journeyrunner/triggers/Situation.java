// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition can look at.
 *
 * @param event what happened
 * @param state the user's state, asked for only if a condition reads it
 */
record Situation(Event event, Supplier<ObjectNode> state) {

  /** The names that a condition may begin a path with. */
  static final List<String> ROOTS =
      List.of("event", "state", "event_type", "event_time", "user_id", "brand");

  /** A user without an event. */
  static Situation of(UserId user, ObjectNode state) {
    Event none =
        new Event(
            new EventId("none"),
            new EventType("none"),
            user,
            Instant.EPOCH,
            null,
            JsonNodeFactory.instance.objectNode());
    return new Situation(none, () -> state);
  }

  /** The value at a path, as FEEL takes it; null if there is none. */
  @Nullable Object value(List<String> path) {
    return switch (path.getFirst()) {
      case "event" -> FeelValues.of(at(event.data(), path));
      case "state" -> FeelValues.of(at(state.get(), path));
      case "event_type" -> event.type().value();
      case "event_time" -> event.time().atZone(ZoneOffset.UTC);
      case "user_id" -> event.user().value();
      case "brand" -> event.brand();
      default -> null;
    };
  }

  private static JsonNode at(JsonNode root, List<String> path) {
    JsonNode node = root;
    for (String name : path.subList(1, path.size())) {
      node = node.path(name);
    }
    return node;
  }
}
