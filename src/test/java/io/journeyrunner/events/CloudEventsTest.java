// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** CloudEvents as their specification allows them. */
class CloudEventsTest {

  private final EventFormats formats =
      new EventFormats(
          new EventSettings(5, DataSize.ofKilobytes(1)),
          Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

  private ReceivedEvent read(String type, Map<String, String> attributes, String body) {
    try {
      return formats
          .read(type, attributes, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rejection(String body) {
    return ((ReceivedEvent.Rejected) read("application/json", Map.of(), body)).finding().toString();
  }

  @Test
  void aCloudEventInBinaryModeHasItsAttributesInHeaders() {
    Map<String, String> attributes =
        Map.of(
            "specversion", "1.0", "id", "c1", "source", "/crm", "type", "level", "subject", "ü1");

    ReceivedEvent read = read("application/json", attributes, "{\"l\": 5}");

    Event event = ((IncomingEvent) read).event();
    assertThat(event.id().value()).isEqualTo("/crm c1");
    assertThat(event.user().value()).isEqualTo("ü1");
    assertThat(event.data().get("l").asInt()).isEqualTo(5);
    assertThat(read("application/json", attributes, "")).isInstanceOf(IncomingEvent.class);
  }

  private ReceivedEvent cloudEvent(String data) {
    return read(
        "application/cloudevents+json",
        Map.of(),
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/\", \"type\": \"level\","
            + " \"subject\": \"u\", "
            + data
            + "}");
  }

  @Test
  void theDataOfACloudEventMayBeJsonInBase64() {
    IncomingEvent read = (IncomingEvent) cloudEvent("\"data_base64\": \"eyJsIjogNX0=\"");

    assertThat(read.event().data().get("l").asInt()).isEqualTo(5);
    String flaw = "data_base64: is no JSON object in base64; send a JSON object in data";
    assertThat(cloudEvent("\"data_base64\": \"WzFd\""))
        .extracting(one -> ((ReceivedEvent.Rejected) one).finding().toString())
        .isEqualTo(flaw);
    assertThat(cloudEvent("\"data_base64\": \"?\""))
        .extracting(one -> ((ReceivedEvent.Rejected) one).finding().toString())
        .isEqualTo(flaw);
    assertThat(cloudEvent("\"data_base64\": \"eyJsIjogNX0=\", \"data\": {}"))
        .extracting(one -> ((ReceivedEvent.Rejected) one).finding().toString())
        .isEqualTo("data_base64: stands beside data; send only one of the two");
  }

  @Test
  void aCloudEventThatIsSentAsPlainJsonIsToldSo() {
    assertThat(rejection("{\"specversion\": \"1.0\", \"id\": \"1\", \"type\": \"x\"}"))
        .isEqualTo(
            "specversion: is a field of CloudEvents, and the content type is not theirs; send it"
                + " as application/cloudevents+json");
  }
}
