// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RetryScheduleTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static RetrySchedule read(String json) {
    return JsonMapper.shared().readValue(json, RetrySchedule.class);
  }

  @Test
  void theNamedSchedulesLastAMinuteFourHoursAndThreeDays() {
    assertThat(RetrySchedule.FAST.span()).isEqualTo(Duration.parse("PT1M1S"));
    assertThat(RetrySchedule.STANDARD.span()).isEqualTo(Duration.parse("PT3H42M35S"));
    assertThat(RetrySchedule.PATIENT.span()).isEqualTo(Duration.parse("PT70H21M10S"));
  }

  @Test
  void aScheduleIsANameOrAList() {
    assertThat(read("\"patient\"")).isEqualTo(RetrySchedule.PATIENT);
    assertThat(read("[\"PT5S\", \"PT1M\"]").steps())
        .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(1));
    assertThat(JsonMapper.shared().writeValueAsString(RetrySchedule.FAST)).isEqualTo("\"fast\"");
    assertThat(JsonMapper.shared().writeValueAsString(read("[\"PT5S\"]"))).isEqualTo("[\"PT5S\"]");
  }

  @Test
  void stepsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new RetrySchedule(null, List.of(SECOND, Duration.ofMillis(999))))
        .hasMessage("a step of retries must be PT1S to PT24H, not PT0.999S");
    assertThatThrownBy(() -> new RetrySchedule(null, List.of()))
        .hasMessage("retries must have 1 to 50 steps, it has 0");
  }

  @Test
  void afterTheLastStepThereIsNoMore() {
    assertThat(RetrySchedule.FAST.waitAfter(4, Optional.empty(), new Random(1))).isPresent();
    assertThat(RetrySchedule.FAST.waitAfter(5, Optional.empty(), new Random(1))).isEmpty();
  }

  @Property
  void jitterOnlyLengthensAndByAFifthAtMost(@ForAll long seed) {
    Duration wait =
        RetrySchedule.FAST.waitAfter(2, Optional.empty(), new Random(seed)).orElseThrow();

    assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
  }

  @Test
  void aLongerRetryAfterReplacesTheStepUpToADay() {
    assertThat(RetrySchedule.FAST.waitAfter(1, Optional.of(Duration.ofHours(1)), new Random(1)))
        .hasValue(Duration.ofHours(1));
    assertThat(RetrySchedule.FAST.waitAfter(1, Optional.of(Duration.ofDays(300)), new Random(1)))
        .hasValue(Duration.ofHours(24));
    assertThat(
            RetrySchedule.FAST
                .waitAfter(1, Optional.of(Duration.ZERO), new Random(1))
                .orElseThrow())
        .isBetween(SECOND, Duration.ofMillis(1200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "standard", "patient"})
  void theDocumentationHasTheSteps(String name) throws IOException {
    String steps =
        read('"' + name + '"').steps().stream()
            .map(RetryScheduleTest::inWords)
            .collect(Collectors.joining(", "));

    assertThat(Files.readString(Path.of("docs/webhooks.md")))
        .contains("| `" + name + "` | " + steps + " |");
  }

  private static String inWords(Duration step) {
    return step.toHours() > 0
        ? step.toHours() + " h"
        : step.toMinutes() > 0 ? step.toMinutes() + " min" : step.toSeconds() + " s";
  }
}
