// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.problems.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Every format that senders use, and what they read when they make a mistake. */
class EventFormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final EventFormats formats =
      new EventFormats(
          new EventSettings(5, DataSize.ofKilobytes(1)), Clock.fixed(NOW, ZoneOffset.UTC));

  private List<ReceivedEvent> read(@Nullable String type, String body) {
    try {
      return formats.read(
          type, Map.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event event(String body) {
    return ((IncomingEvent) read("application/json", body).getFirst()).event();
  }

  private String rejection(String body) {
    return ((ReceivedEvent.Rejected) read("application/json", body).getFirst())
        .finding()
        .toString();
  }

  @Test
  void readsTheBatchOfTheReferenceCrm() throws IOException {
    String batch =
        Files.readString(Path.of("src/test/resources/samples/reference-crm-events.json"));

    List<ReceivedEvent> events = read("application/json; charset=utf-8", batch);

    assertThat(events).hasSize(4).allMatch(IncomingEvent.class::isInstance);
    Event spin = ((IncomingEvent) events.getFirst()).event();
    assertThat(spin.id().value()).isEqualTo("6f1c1a52-7c2e-4d7c-9a44-0a8a3c0f1b01");
    assertThat(spin.type().value()).isEqualTo("minigame_spin_issued");
    assertThat(spin.user().value()).isEqualTo("7:880015");
    assertThat(spin.time()).isEqualTo(Instant.ofEpochMilli(1795428000000L));
    assertThat(spin.brand()).isEqualTo("7");
    assertThat(spin.data().get("saw_template_name").stringValue())
        .isEqualTo("Wheel of \"Fortune\" \\ November");
  }

  @Test
  void anEventNeedsAnIdATypeAndAUser() {
    assertThat(event("{\"id\": 5, \"type\": \"x\", \"user_id\": 55}").time()).isEqualTo(NOW);
    assertThat(rejection("{\"type\": \"x\", \"user_id\": \"u\"}"))
        .isEqualTo("id: is missing; send it: an event that is sent again is known by it");
    assertThat(rejection("{\"id\": \"1\", \"user_id\": \"u\"}"))
        .isEqualTo("type: is missing; send it: triggers listen to it");
    assertThat(rejection("{\"id\": \"1\", \"type\": \"x\"}"))
        .isEqualTo("user_id: is missing; send it: an event happens to one user");
  }

  @Test
  void aFieldThatIsNotKnownIsReported() {
    assertThat(rejection("{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"amount\": 3}"))
        .startsWith(
            "amount: is not a field of an event; put it into data; fields are id, eid, type");
  }

  @Test
  void wrongValuesAreNamed() {
    String rest = ", \"type\": \"x\", \"user_id\": \"u\"}";
    assertThat(rejection("{\"id\": [1]" + rest))
        .isEqualTo("id: is neither a text nor a whole number; send a text");
    assertThat(rejection("{\"id\": \"a\\u0000b\"" + rest))
        .isEqualTo("id: an event id has no control characters, this one has; correct it");
    assertThat(rejection("{\"id\": \"1\", \"time\": \"noon\"" + rest))
        .isEqualTo(
            "time: \"noon\" is no time; send milliseconds since 1970 or a text such as"
                + " 2026-11-23T10:00:00Z");
    assertThat(rejection("{\"id\": \"1\", \"data\": 5" + rest))
        .isEqualTo("data: is not a JSON object; send an object such as {\"level\": 4}");
    assertThat(rejection("{\"id\": \"1\", \"eid\": \"2\"" + rest))
        .isEqualTo("eid: says something else than id; send only one of the two");
    assertThat(
            rejection(
                "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"" + "u".repeat(1000) + "\"}"))
        .startsWith("has ")
        .contains("more than 1024");
  }

  @Test
  void aUserIdOfAThousandCharactersIsTooLong() {
    EventFormats roomy =
        new EventFormats(
            new EventSettings(5, DataSize.ofKilobytes(64)), Clock.fixed(NOW, ZoneOffset.UTC));
    String body = "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"" + "u".repeat(1000) + "\"}";
    try {
      List<ReceivedEvent> read =
          roomy.read(
              null, Map.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
      assertThat(((ReceivedEvent.Rejected) read.getFirst()).finding().toString())
          .isEqualTo("user_id: a user id has 1 to 200 characters, this one has 1000; correct it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void oneBadEventDoesNotSpoilTheOthers() {
    List<ReceivedEvent> events =
        read(
            "application/json",
            "[{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\"}, 5, {\"id\": \"3\"}]");

    assertThat(events.getFirst()).isInstanceOf(IncomingEvent.class);
    assertThat(((ReceivedEvent.Rejected) events.get(1)).finding().toString())
        .isEqualTo("[1]: is not a JSON object; send an event such as {\"id\": …}");
    assertThat(((ReceivedEvent.Rejected) events.get(2)).id()).isEqualTo("3");
  }

  @Test
  void aBadLineIsNamedByItsNumber() {
    List<ReceivedEvent> events =
        read(
            "application/x-ndjson",
            "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\"}\n\n{\"id\":\n");

    assertThat(events).hasSize(2);
    assertThat(((ReceivedEvent.Rejected) events.get(1)).finding().where()).isEqualTo("line 3");
  }

  @Test
  void readsCloudEvents() {
    List<ReceivedEvent> events =
        read(
            "application/cloudevents+json",
            "{\"specversion\": \"1.0\", \"id\": \"c1\", \"source\": \"/crm\", \"type\": \"level\","
                + " \"subject\": \"ü1\", \"time\": \"2026-11-23T10:00:00+02:00\", \"brand\": \"9\","
                + " \"data\": {\"l\": 5}}");

    Event event = ((IncomingEvent) events.getFirst()).event();
    assertThat(event.user().value()).isEqualTo("ü1");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(event.data().get("l").asInt()).isEqualTo(5);
  }

  private EventId cloudEventId(String source, String id) {
    return ((IncomingEvent)
            read(
                    "application/cloudevents+json",
                    "{\"specversion\": \"1.0\", \"id\": \""
                        + id
                        + "\", \"source\": \""
                        + source
                        + "\", \"type\": \"level\", \"subject\": \"u\"}")
                .getFirst())
        .event()
        .id();
  }

  @Test
  void cloudEventsAreKnownBySourceAndId() {
    assertThat(cloudEventId("/crm", "c1").value()).isEqualTo("/crm c1");
    assertThat(cloudEventId("/crm", "c1")).isNotEqualTo(cloudEventId("/shop", "c1"));
    assertThat(cloudEventId("/a", "b c")).isNotEqualTo(cloudEventId("/a%20b", "c"));
  }

  @Test
  void aLongSourceIsShortenedByAHashAndNeverInTheMiddleOfACharacter() {
    String long1 = cloudEventId("/" + "x".repeat(133) + "😀".repeat(40), "c1").value();
    String long2 = cloudEventId("/" + "x".repeat(133) + "😀".repeat(40), "c2").value();

    assertThat(long1).hasSize(199).startsWith("/" + "x".repeat(133) + "~").isNotEqualTo(long2);
  }

  @Test
  void aCloudEventNeedsASourceWithoutSpaces() {
    assertThat(cloudRejection("{\"specversion\": \"1.0\", \"id\": \"1\", \"type\": \"x\"}"))
        .isEqualTo(
            "source: is missing; send it: an event that is sent again is known by it and its id");
    assertThat(
            cloudRejection(
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"type\": \"x\", \"source\": \"a b\"}"))
        .isEqualTo("id: a source is a URI without spaces, this one has some; correct it");
  }

  private String cloudRejection(String body) {
    return ((ReceivedEvent.Rejected) read("application/cloudevents+json", body).getFirst())
        .finding()
        .toString();
  }

  @Test
  void aByteOrderMarkIsTakenAndALineThatIsNoUtf8IsNamed() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(
        "\uFEFF{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"Zoë\"}\n"
            .getBytes(StandardCharsets.UTF_8));
    lines.writeBytes(
        "{\"id\": \"2\", \"type\": \"x\", \"user_id\": \"Zoë\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    List<ReceivedEvent> events =
        formats.read(
            "application/x-ndjson", Map.of(), new ByteArrayInputStream(lines.toByteArray()));

    assertThat(((IncomingEvent) events.getFirst()).event().user().value()).isEqualTo("Zoë");
    assertThat(events.get(1))
        .isEqualTo(
            new ReceivedEvent.Rejected(
                null, new Finding("line 2", "is not UTF-8", "send the lines in UTF-8")));
    assertThat(read("application/json", "\uFEFF[]")).isEmpty();
  }

  @Test
  void aNumberThatIsABillionCharactersWhenWrittenOutIsRefusedWithItsPlace() {
    String rest = "\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\"}";
    String remedy =
        " is a number beyond those of a double; send a number between -1.79e308 and 1.79e308 with"
            + " at most 1,000 digits, or a text";
    assertThat(rejection("{\"data\": {\"a\": [0, 1e999999999]}, " + rest))
        .isEqualTo("data.a[1]: 1E+999999999" + remedy);
    assertThat(rejection("{\"state\": {\"a\": -1e-999999999}, " + rest))
        .isEqualTo("state.a: -1E-999999999" + remedy);
    assertThat(rejection("{\"data\": {\"a\": 1e309}, " + rest))
        .isEqualTo("data.a: 1E+309" + remedy);
    assertThat(event("{\"data\": {\"a\": 1.7e308}, " + rest).data().get("a").asDouble())
        .isEqualTo(1.7e308);
  }

  @Test
  void stateAndItsAliasAreRead() {
    IncomingEvent incoming =
        (IncomingEvent)
            read(
                    null,
                    "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"state\": {\"a\": null},"
                        + " \"skip_cjm\": true}")
                .getFirst();

    assertThat(incoming.stateOnly()).isTrue();
    assertThat(String.valueOf(incoming.state())).isEqualTo("{\"a\":null}");
  }

  @Test
  void whatCantBeReadAtAllIsToldWithItsPlace() {
    assertThatThrownBy(() -> read("application/json", "{\"id\":\n \"x\" \"y\"}"))
        .isInstanceOf(UnreadableEvents.class)
        .hasMessageStartingWith("line 2, column ");
    assertThatThrownBy(() -> read("text/csv", "x"))
        .hasMessage(
            "Content-Type: text/csv is not a format of events; use application/json,"
                + " application/x-ndjson, application/cloudevents+json or"
                + " application/cloudevents-batch+json");
    assertThatThrownBy(() -> read("application/json", "[1,2,3,4,5,6]"))
        .hasMessage("body: has 6 events, more than 5; send them in several requests");
    assertThatThrownBy(() -> read("application/json", ""))
        .hasMessage("body: is empty; send an event or an array");
  }

  @Test
  void numbersKeepEveryDigit() {
    Event event =
        event(
            "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"data\": {\"a\":"
                + " 0.1000000000000000055511151231257827, \"b\": 123456789012345678901234}}");

    assertThat(event.data().toString())
        .isEqualTo("{\"a\":0.1000000000000000055511151231257827,\"b\":123456789012345678901234}");
  }
}
