// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a condition can look at: an event, the state of its user, for a wait the variables of the
 * run, and the moment. Each value is turned into one of FEEL once, however many conditions read it.
 * To be used by one thread.
 */
public final class Situation {

  /** The names that every condition may begin a path with. */
  static final List<String> ROOTS =
      List.of("event", "state", "event_type", "event_time", "user_id", "brand");

  /** The variables of a run; a condition of a wait may read them, too. */
  static final String VARIABLES = "vars";

  /** Those that have properties by name. */
  private static final Set<String> OBJECTS = Set.of("event", "state", VARIABLES);

  private final Event event;
  private final Supplier<ObjectNode> state;
  private final ObjectNode variables;
  private final ZonedDateTime now;
  private final Map<List<String>, @Nullable Object> known;
  private final Map<List<String>, @Nullable Object> knownVariables = new HashMap<>();

  private Situation(Situation without, ObjectNode variables) {
    this.event = without.event;
    this.state = without.state;
    this.now = without.now;
    this.known = without.known;
    this.variables = variables;
  }

  /**
   * A situation without a run.
   *
   * @param event what happened
   * @param state the user's state, asked for only if a condition reads it
   * @param now the moment and the zone of FEEL's {@code now()} and {@code today()}
   */
  public Situation(Event event, Supplier<ObjectNode> state, ZonedDateTime now) {
    this.event = event;
    this.state = state;
    this.now = now;
    this.known = new HashMap<>();
    this.variables = JsonNodeFactory.instance.objectNode();
  }

  /** A user without an event. */
  static Situation of(UserId user, ObjectNode state, ZonedDateTime now) {
    Event none =
        new Event(
            new EventId("none"),
            new EventType("none"),
            user,
            Instant.EPOCH,
            null,
            JsonNodeFactory.instance.objectNode());
    return new Situation(none, () -> state, now);
  }

  /**
   * The same event, state and moment as a run sees them.
   *
   * @param variables those of the run, at least the ones that {@link Condition#variablesRead()}
   *     names
   */
  public Situation within(ObjectNode variables) {
    return new Situation(this, variables);
  }

  /** What kind of thing happened. */
  EventType type() {
    return event.type();
  }

  /** What {@code now()} gives. */
  ZonedDateTime now() {
    return now;
  }

  /** True if the name stands for something of a situation. */
  static boolean isKnown(String root) {
    return ROOTS.contains(root) || root.equals(VARIABLES);
  }

  /** True if what the name stands for has properties that are read one by one. */
  static boolean isObject(String root) {
    return OBJECTS.contains(root);
  }

  /** The value at a path, as FEEL takes it; null if there is none. */
  @Nullable Object value(List<String> path) {
    Map<List<String>, @Nullable Object> values =
        path.getFirst().equals(VARIABLES) ? knownVariables : known;
    if (!values.containsKey(path)) {
      values.put(path, find(path));
    }
    return values.get(path);
  }

  private @Nullable Object find(List<String> path) {
    return switch (path.getFirst()) {
      case "event" -> FeelValues.of(at(event.data(), path));
      case "state" -> FeelValues.of(at(state.get(), path));
      case VARIABLES -> FeelValues.of(at(variables, path));
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
