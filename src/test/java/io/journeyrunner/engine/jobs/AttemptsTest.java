// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import static io.journeyrunner.engine.TestProcesses.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {

  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00.123Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00.123Z",
        "2026-11-23T10:00:00.123Z[GMT]",
        "2026-11-23T14:00:00.123+04:00",
        "2026-11-23T14:00:00.123+04:00[Asia/Tbilisi]"
      })
  void readsWhatFeelCallsNow(String now) {
    assertThat(Attempts.of(json("{\"journeyrunner\": {\"since\": \"" + now + "\"}}")))
        .isEqualTo(new Attempts(0, TEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"journeyrunner\": null}",
        "{\"journeyrunner\": 7}",
        "{\"journeyrunner\": {\"attempts\": -3, \"since\": \"yesterday\"}}",
        "{\"journeyrunner\": {\"attempts\": [1], \"since\": null}}"
      })
  void countsWhatWeDidNotWriteAsNothing(String variables) {
    assertThat(Attempts.of(json(variables))).isEqualTo(Attempts.NONE);
  }

  @Test
  void readsWhatItWrote() {
    Attempts attempts = new Attempts(2, TEN).andOne();

    assertThat(Attempts.of(attempts.asVariables())).isEqualTo(new Attempts(3, TEN));
    assertThat(Attempts.of(Attempts.NONE.asVariables())).isEqualTo(Attempts.NONE);
  }
}
