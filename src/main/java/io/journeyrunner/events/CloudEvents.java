// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents 1.0 in JSON, structured mode: the user stands in {@code subject}, or in the extension
 * {@code userid}; the brand in the extension {@code brand}. Other extensions are allowed by the
 * specification and mean nothing here.
 *
 * <p>Its ids are unique for a source only, so an event is known by both.
 */
final class CloudEvents implements EventFormat {

  private final Clock clock;

  CloudEvents(Clock clock) {
    this.clock = clock;
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

  private IncomingEvent read(ObjectNode object, EntryFields fields) {
    if (!"1.0".equals(object.path("specversion").asString(""))) {
      throw fields.unreadable("specversion", "is not 1.0", "send CloudEvents 1.0");
    }
    if (object.has("data_base64")) {
      throw fields.unreadable("data_base64", "is binary", "send a JSON object in data");
    }
    Instant time = fields.time("time");
    Event event =
        new Event(
            fields.idOfSource("source", "id"),
            fields.type("type"),
            fields.user(object.has("userid") ? "userid" : "subject"),
            time == null ? clock.instant() : time,
            fields.label("brand"),
            fields.objectOrEmpty("data"));
    return new IncomingEvent(event, null, false);
  }
}
