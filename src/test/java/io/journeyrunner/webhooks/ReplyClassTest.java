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
        "-5 | none"
      })
  void retryAfterIsSecondsOrADate(String value, String expected) {
    Outcome.Retry retry = (Outcome.Retry) of(503, Map.of("retry-after", value));

    assertThat(retry.retryAfter())
        .isEqualTo(
            expected.equals("none") ? Optional.empty() : Optional.of(Duration.parse(expected)));
  }
}
