// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DESIGN's table: what came back, and what it means. */
class ReplyClassTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Outcome of(int status, Map<String, String> headers) {
    return ReplyClass.of(
        new Attempt.Replied(status, headers, "", false, Timing.of(Duration.ZERO)), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "200, delivered",
    "204, delivered",
    "299, delivered",
    "408, retry",
    "425, retry",
    "429, retry",
    "500, retry",
    "503, retry",
    "599, retry",
    "410, gone",
    "300, rejected",
    "301, rejected",
    "302, rejected",
    "303, rejected",
    "304, rejected",
    "307, rejected",
    "308, rejected",
    "400, rejected",
    "401, rejected",
    "404, rejected",
    "407, rejected",
    "409, rejected",
    "422, rejected"
  })
  void everyStatusHasItsClass(int status, String code) {
    assertThat(of(status, Map.of()).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://new.example/hook | status 301, a redirect to https://new.example/hook",
        "https://new.example/h?token=x#y | status 301, a redirect to https://new.example/h",
        "/login | status 301, a redirect to /login",
        "? | status 301"
      })
  void aRedirectIsToldWithWhereItLeads(String location, String what) {
    assertThat(of(301, Map.of("location", location)).what()).isEqualTo(what);
  }

  @Test
  void aLocationWithoutARedirectIsNotTold() {
    assertThat(of(404, Map.of("location", "/login")).what()).isEqualTo("status 404");
    assertThat(of(301, Map.of()).what()).isEqualTo("status 301");
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    assertThat(
            ReplyClass.of(
                new Attempt.Broken("it refuses connections", Timing.of(Duration.ZERO)), NOW))
        .isEqualTo(new Outcome.Retry("it refuses connections", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | PT5S",
        "0 | PT0S",
        "Mon, 23 Nov 2026 10:01:00 GMT | PT1M",
        "1000000000000 | P365D",
        "99999999999 | P365D",
        "Fri, 31 Dec 9999 23:59:59 GMT | P365D",
        "Mon, 23 Nov 2020 10:01:00 GMT | none",
        "soon | none",
        "-5 | none",
        "1m | none",
        "' 20 ' | PT20S",
        "12.5 | PT13S",
        "12.0 | PT12S",
        "0.001 | PT1S",
        "20, 15 | PT15S",
        "20, | none",
        "Monday, 23-Nov-26 10:01:00 GMT | PT1M",
        "Mon Nov 23 10:01:00 2026 | PT1M",
        "Mon Nov  2 10:01:00 2026 | none",
        "Fri, 23 Nov 2026 10:01:00 GMT | PT1M",
        "Mon, 23 Nov 2026 10:01:00 UTC | PT1M",
        "2026-11-23T10:01:00Z | PT1M",
        "2026-11-23T11:01:00.5+01:00 | PT1M0.5S"
      })
  void retryAfterIsSecondsOrADate(String value, String expected) {
    Outcome.Retry retry = (Outcome.Retry) of(503, Map.of("retry-after", value));

    assertThat(retry.retryAfter())
        .isEqualTo(
            expected.equals("none") ? Optional.empty() : Optional.of(Duration.parse(expected)));
  }
}
