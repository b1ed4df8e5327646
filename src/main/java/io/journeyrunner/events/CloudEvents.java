// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonNumbers;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents 1.0 in JSON, structured or binary mode: the user stands in {@code subject}, or in the
 * extension {@code userid}; the brand in the extension {@code brand}. Other extensions are allowed
 * by the specification and mean nothing here.
 *
 * <p>Its ids are unique for a source only, so an event is known by both.
 */
final class CloudEvents implements EventFormat {

  private final Clock clock;
  private final JsonMapper mapper;

  CloudEvents(Clock clock, JsonMapper mapper) {
    this.clock = clock;
    this.mapper = mapper;
  }

  @Override
  public ReceivedEvent read(JsonNode entry, String where) {
    if (!(entry instanceof ObjectNode object)) {
      return new ReceivedEvent.Rejected(
          null, new Finding(where, "is not a JSON object", "send a CloudEvent in structured mode"));
    }
    EntryFields fields = new EntryFields(object, where);
    try {
      return read(object, fields);
    } catch (EntryFields.Unreadable e) {
      return new ReceivedEvent.Rejected(object.path("id").asString(null), e.finding());
    }
  }

  /** An event in binary mode, as it would be in structured mode. */
  ObjectNode structured(Map<String, String> attributes, JsonNode data) {
    ObjectNode event = mapper.createObjectNode();
    attributes.forEach(event::put);
    if (!data.isMissingNode()) {
      event.set("data", data);
    }
    return event;
  }

  private IncomingEvent read(ObjectNode object, EntryFields fields) {
    if (!"1.0".equals(object.path("specversion").asString(""))) {
      throw fields.unreadable("specversion", "is not 1.0", "send CloudEvents 1.0");
    }
    Instant time = fields.time("time");
    Event event =
        new Event(
            fields.idOfSource("source", "id"),
            fields.type("type"),
            fields.user(object.has("userid") ? "userid" : "subject"),
            time == null ? clock.instant() : time,
            fields.label("brand"),
            object.has("data_base64") ? decoded(object, fields) : fields.objectOrEmpty("data"));
    return new IncomingEvent(event, null, false);
  }

  /** JSON as bytes, which the specification allows as well. */
  private ObjectNode decoded(ObjectNode object, EntryFields fields) {
    if (object.has("data")) {
      throw fields.unreadable("data_base64", "stands beside data", "send only one of the two");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(object.path("data_base64").asString(""));
      if (mapper.readTree(bytes) instanceof ObjectNode data
          && JsonNumbers.flaw(data, "").isEmpty()) {
        return data;
      }
    } catch (IllegalArgumentException | JacksonException e) {
      // told below
    }
    throw fields.unreadable(
        "data_base64", "is no JSON object in base64", "send a JSON object in data");
  }
}
