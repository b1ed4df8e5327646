// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Our own format, whose fields may also have the names of the reference CRM. */
final class OwnFormat implements EventFormat {

  private static final List<String> KNOWN =
      List.of(
          "id",
          "eid",
          "type",
          "event_type",
          "user_id",
          "user_ext_id",
          "time",
          "event_date",
          "brand",
          "ext_brand_id",
          "data",
          "payload",
          "state",
          "state_only",
          "skip_cjm");

  private final Clock clock;

  OwnFormat(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ReceivedEvent read(JsonNode entry, String where) {
    if (!(entry instanceof ObjectNode object)) {
      return new ReceivedEvent.Rejected(
          null, new Finding(where, "is not a JSON object", "send an event such as {\"id\": …}"));
    }
    EntryFields fields = new EntryFields(object, where);
    try {
      return read(fields);
    } catch (EntryFields.Unreadable e) {
      return new ReceivedEvent.Rejected(id(object), e.finding());
    }
  }

  private IncomingEvent read(EntryFields fields) {
    if (!fields.value("specversion").isMissingNode()) {
      throw fields.unreadable(
          "specversion",
          "is a field of CloudEvents, and the content type is not theirs",
          "send it as application/cloudevents+json");
    }
    fields.checkNames(KNOWN);
    Instant time = fields.time("time", "event_date");
    Event event =
        new Event(
            fields.id("id", "eid"),
            fields.type("type", "event_type"),
            fields.user("user_id", "user_ext_id"),
            time == null ? clock.instant() : time,
            fields.label("brand", "ext_brand_id"),
            fields.objectOrEmpty("data", "payload"));
    return new IncomingEvent(event, fields.object("state"), fields.flag("state_only", "skip_cjm"));
  }

  private static String id(ObjectNode entry) {
    return entry.path("id").asString(entry.path("eid").asString(null));
  }
}
