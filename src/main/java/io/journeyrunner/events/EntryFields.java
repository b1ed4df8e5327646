// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonTime;
import io.journeyrunner.users.IdText;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of an entry, each under any of its names. */
final class EntryFields {

  private static final int LONGEST_LABEL = 200;

  private static final String KNOWN_BY = "an event that is sent again is known by it";

  private final ObjectNode entry;
  private final String where;

  EntryFields(ObjectNode entry, String where) {
    this.entry = entry;
    this.where = where;
  }

  /** An entry can't be read; carries why. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Unreadable(Finding finding) {
      super(finding.toString(), null, false, false);
      this.finding = finding;
    }

    Finding finding() {
      return finding;
    }
  }

  /** The value of a field, under the first of its names that is there; missing if none is. */
  JsonNode value(String... names) {
    JsonNode found = MissingNode.getInstance();
    for (String name : names) {
      JsonNode value = entry.path(name);
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      if (!found.isMissingNode() && !found.equals(value)) {
        throw unreadable(name, "says something else than " + names[0], "send only one of the two");
      }
      found = value;
    }
    return found;
  }

  /** A text or number as text; null if it is not there. */
  @Nullable String text(String... names) {
    JsonNode value = value(names);
    if (value.isMissingNode()) {
      return null;
    }
    if (value.isString() || value.isIntegralNumber()) {
      return value.asString();
    }
    throw unreadable(names[0], "is neither a text nor a whole number", "send a text");
  }

  /** A short text that databases and logs take; null if it is not there or empty. */
  @Nullable String label(String... names) {
    String text = text(names);
    if (text == null || text.isEmpty()) {
      return text;
    }
    try {
      return IdText.checked("a " + names[0], text, LONGEST_LABEL);
    } catch (IllegalArgumentException e) {
      throw unreadable(names[0], String.valueOf(e.getMessage()), "correct it");
    }
  }

  EventId id(String... names) {
    return parsed(EventId::new, KNOWN_BY, names);
  }

  /** An id that is unique for a source only. */
  EventId idOfSource(String source, String id) {
    String from = parsed(Function.identity(), KNOWN_BY + " and its id", source);
    return parsed(text -> EventId.of(from, text), KNOWN_BY + " and its source", id);
  }

  EventType type(String... names) {
    return parsed(EventType::new, "triggers listen to it", names);
  }

  UserId user(String... names) {
    return parsed(UserId::new, "an event happens to one user", names);
  }

  private <T> T parsed(Function<String, T> parser, String purpose, String... names) {
    String text = text(names);
    if (text == null) {
      throw unreadable(names[0], "is missing", "send it: " + purpose);
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(names[0], String.valueOf(e.getMessage()), "correct it");
    }
  }

  /** A moment, as ISO 8601 text or milliseconds since 1970; null if it is not there. */
  @Nullable Instant time(String... names) {
    JsonNode value = value(names);
    if (value.isMissingNode()) {
      return null;
    }
    return JsonTime.read(value)
        .orElseThrow(() -> new Unreadable(JsonTime.flaw(value, within(names[0]))));
  }

  /** A JSON object; null if it is not there. */
  @Nullable ObjectNode object(String... names) {
    JsonNode value = value(names);
    if (value.isMissingNode()) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw unreadable(names[0], "is not a JSON object", "send an object such as {\"level\": 4}");
  }

  /** A JSON object; an empty one if it is not there. */
  ObjectNode objectOrEmpty(String... names) {
    ObjectNode object = object(names);
    return object == null ? JsonNodeFactory.instance.objectNode() : object;
  }

  boolean flag(String... names) {
    JsonNode value = value(names);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.asBoolean(false);
    }
    throw unreadable(names[0], "is neither true nor false", "send true or false");
  }

  /** Reports the first field that is not known. */
  void checkNames(List<String> known) {
    for (String name : entry.propertyNames()) {
      if (!known.contains(name)) {
        throw unreadable(
            name,
            "is not a field of an event",
            "put it into data; fields are " + String.join(", ", known));
      }
    }
  }

  Unreadable unreadable(String field, String what, String remedy) {
    return new Unreadable(new Finding(within(field), what, remedy));
  }

  private String within(String field) {
    return where.isEmpty() ? field : where + "." + field;
  }
}
