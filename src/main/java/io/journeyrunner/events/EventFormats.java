// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import io.journeyrunner.problems.JsonNumbers;
import io.journeyrunner.users.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads events in every format that senders use: a JSON object, a JSON array, NDJSON, and
 * CloudEvents 1.0. Thread-safe.
 */
@Component
public final class EventFormats {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final EventSettings settings;
  private final OwnFormat own;
  private final CloudEvents cloudEvents;

  EventFormats(EventSettings settings, Clock clock) {
    this.settings = settings;
    this.own = new OwnFormat(clock);
    this.cloudEvents = new CloudEvents(clock, MAPPER);
  }

  /**
   * Reads what was posted. An entry that is no event does not spoil the others.
   *
   * @param contentType as the sender gave it; null means JSON
   * @param attributes of a CloudEvent whose data alone is the body (binary mode); else empty
   * @return one for each entry, in order
   * @throws UnreadableEvents if the whole can't be read, or has too many entries
   * @throws IOException if the connection breaks
   */
  public List<ReceivedEvent> read(
      @Nullable String contentType, Map<String, String> attributes, InputStream body)
      throws IOException {
    byte[] bytes = body.readAllBytes();
    return switch (mediaType(contentType)) {
      case "application/cloudevents+json", "application/cloudevents-batch+json" ->
          readJson(bytes, cloudEvents);
      case "application/json", "text/json" ->
          attributes.isEmpty() ? readJson(bytes, own) : readBinary(attributes, bytes);
      case "application/x-ndjson", "application/jsonl", "application/x-jsonlines" ->
          readLines(bytes);
      case String other ->
          throw new UnreadableEvents(
              new Finding(
                  "Content-Type",
                  other + " is not a format of events",
                  "use application/json, application/x-ndjson, application/cloudevents+json or"
                      + " application/cloudevents-batch+json"));
    };
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? "application/json"
        : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private List<ReceivedEvent> readJson(byte[] bytes, EventFormat format) {
    JsonNode all = parse(bytes);
    if (all instanceof ArrayNode entries) {
      checkCount(entries.size());
      List<ReceivedEvent> events = new ArrayList<>(entries.size());
      for (int index = 0; index < entries.size(); index++) {
        events.add(read(format, entries.get(index), "[" + index + "]"));
      }
      return events;
    }
    return List.of(read(format, all, ""));
  }

  private List<ReceivedEvent> readBinary(Map<String, String> attributes, byte[] data) {
    JsonNode parsed = data.length == 0 ? MissingNode.getInstance() : parse(data);
    return List.of(read(cloudEvents, cloudEvents.structured(attributes, parsed), ""));
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode all = MAPPER.readTree(bytes);
      if (all.isMissingNode()) {
        throw new UnreadableEvents(new Finding("body", "is empty", "send an event or an array"));
      }
      return all;
    } catch (JacksonException e) {
      throw new UnreadableEvents(JsonMistakes.describe(e));
    }
  }

  private List<ReceivedEvent> readLines(byte[] bytes) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(bytes), bytes.length);
    List<ReceivedEvent> events = new ArrayList<>();
    int count = 0;
    while (lines.next()) {
      if (lines.isUtf8() && lines.text().isEmpty()) {
        continue;
      }
      count++;
      if (count <= settings.maxBatch()) {
        events.add(readLine(lines, "line " + lines.number()));
      }
    }
    checkCount(count);
    return events;
  }

  private ReceivedEvent readLine(LineReader line, String where) {
    if (!line.isUtf8()) {
      return new ReceivedEvent.Rejected(
          null, new Finding(where, "is not UTF-8", "send the lines in UTF-8"));
    }
    try {
      return read(own, MAPPER.readTree(line.text()), where);
    } catch (JacksonException e) {
      Finding finding = JsonMistakes.describe(e);
      return new ReceivedEvent.Rejected(null, new Finding(where, finding.what(), finding.remedy()));
    }
  }

  private ReceivedEvent read(EventFormat format, JsonNode entry, String where) {
    long size = entry.toString().length();
    if (size > settings.maxEvent().toBytes()) {
      return rejected(
          entry,
          new Finding(
              where,
              "has " + size + " characters, more than " + settings.maxEvent().toBytes(),
              "send less data with the event"));
    }
    return JsonNumbers.flaw(entry, where)
        .map(flaw -> rejected(entry, flaw))
        .orElseGet(() -> format.read(entry, where));
  }

  private static ReceivedEvent rejected(JsonNode entry, Finding finding) {
    return new ReceivedEvent.Rejected(entry.path("id").asString(null), finding);
  }

  private void checkCount(int count) {
    if (count > settings.maxBatch()) {
      throw new UnreadableEvents(
          new Finding(
              "body",
              "has " + count + " events, more than " + settings.maxBatch(),
              "send them in several requests"));
    }
  }
}
