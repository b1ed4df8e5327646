// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.users.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as process variables: what a process is started with, and what its blocks read of it.
 *
 * <p>Each caught event puts its own in place of the one before, so a block reads the newest.
 */
public final class EventVariables {

  private static final List<String> NEEDED =
      List.of("event_id", "event_type", "user_id", "event_time");

  private EventVariables() {}

  /**
   * Reads the event.
   *
   * @throws IllegalArgumentException naming all variables that are missing, or one that is wrong
   */
  public static Event read(ObjectNode variables) {
    requireAll(variables);
    return new Event(
        new EventId(text(variables, "event_id")),
        new EventType(text(variables, "event_type")),
        user(variables),
        time(text(variables, "event_time")),
        variables.path("brand").asString(null),
        details(variables.path("event")));
  }

  /**
   * Whom it is about; all that some blocks need.
   *
   * @throws IllegalArgumentException if the variable is missing or wrong
   */
  public static UserId user(ObjectNode variables) {
    return new UserId(text(variables, "user_id"));
  }

  /** The same the other way round: what a process that this event starts can read of it. */
  public static ObjectNode of(Event event) {
    ObjectNode variables =
        JsonNodeFactory.instance
            .objectNode()
            .put("event_id", event.id().value())
            .put("event_type", event.type().value())
            .put("event_time", event.time().toString())
            .put("user_id", event.user().value())
            .put("brand", event.brand());
    return variables.set("event", event.data());
  }

  /** How many events of the system led to the process. */
  public static int depth(ObjectNode variables) {
    return variables.path("event_depth").asInt(0);
  }

  private static String text(ObjectNode variables, String name) {
    JsonNode value = variables.path(name);
    if (!value.isString() && !value.isMissingNode() && !value.isNull()) {
      throw new IllegalArgumentException(
          "the variable " + name + " is no text; set it as text in Operate");
    }
    if (!value.isString()) {
      throw missing(List.of(name));
    }
    return value.stringValue();
  }

  /** All in one go: who has set one in Operate does not find the next at the next try. */
  private static void requireAll(ObjectNode variables) {
    List<String> missing =
        NEEDED.stream()
            .filter(name -> variables.path(name).isMissingNode() || variables.path(name).isNull())
            .toList();
    if (!missing.isEmpty()) {
      throw missing(missing);
    }
  }

  private static IllegalArgumentException missing(List<String> names) {
    String noun = names.size() == 1 ? "variable" : "variables";
    return new IllegalArgumentException(
        "the process has no %s %s; start it with an event, or set the %s in Operate"
            .formatted(noun, String.join(", ", names), noun));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the variable event_time is no time; correct it", e);
    }
  }

  private static ObjectNode details(JsonNode event) {
    return event instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }
}
