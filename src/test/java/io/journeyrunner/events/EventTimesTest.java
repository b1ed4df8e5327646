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

/** Times as senders write them. */
class EventTimesTest {

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

  private Instant time(String text) {
    String body = "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"time\": " + text + "}";
    return ((IncomingEvent) read("application/json", Map.of(), body)).event().time();
  }

  private String noTime(String text) {
    return rejection(
        "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"time\": " + text + "}");
  }

  @Test
  void everyFormOfIso8601IsATime() {
    Instant ten = Instant.parse("2026-11-23T10:00:00Z");

    assertThat(time("\"2026-11-23T10:00:00+0000\"")).isEqualTo(ten);
    assertThat(time("\"2026-11-23T11:00+01\"")).isEqualTo(ten);
    assertThat(time("\"20261123T100000Z\"")).isEqualTo(ten);
    assertThat(time("\"20261123T1000Z\"")).isEqualTo(ten);
    assertThat(time("\"20261123T100000.5+0000\"")).isEqualTo(ten.plusMillis(500));
    assertThat(time("\"2026-11-23t10:00:00.123456789z\"")).isEqualTo(ten.plusNanos(123456789));
    assertThat(time("1795428000000")).isEqualTo(ten);
    assertThat(time("\"1795428000000\"")).isEqualTo(ten);
  }

  @Test
  void aTimeThatIsMostLikelyAMistakeIsRefused() {
    assertThat(noTime("1795428000"))
        .isEqualTo("time: 1795428000 is seconds since 1970; send milliseconds");
    assertThat(noTime("1795428000000000000"))
        .isEqualTo(
            "time: 1795428000000000000 is before 2000 or after 2100; send milliseconds since 1970"
                + " or a text such as 2026-11-23T10:00:00Z");
    assertThat(noTime("\"1970-01-21T00:00:00Z\"")).contains("is before 2000 or after 2100");
    assertThat(noTime("0")).contains("is before 2000 or after 2100");
  }

  @Test
  void aTimeWithoutZoneIsToldWhatItLacks() {
    assertThat(noTime("\"2026-11-23T10:00:00\""))
        .isEqualTo(
            "time: \"2026-11-23T10:00:00\" names no zone; end it with Z or an offset, such as"
                + " 2026-11-23T10:00:00Z or 2026-11-23T10:00:00+01:00");
    assertThat(noTime("\"20261123T100000\"")).contains("names no zone");
    assertThat(noTime("\"2026-11-23\"")).contains("names no time of day");
    assertThat(noTime("\"2026-11-23 10:00:00\"")).contains("is no time");
    assertThat(noTime("\"2026-02-30T10:00:00Z\"")).contains("is no time");
    assertThat(noTime("\"20260431T100000Z\"")).contains("is no time");
  }
}
