// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a designer reads about a block that can't work. */
class BlocksTest {

  private static String flaw(String jobType, Map<String, String> headers) {
    return Blocks.check(jobType, headers).toString();
  }

  @Test
  void aLimitNeedsANumber() {
    assertThat(flaw("limit", Map.of()))
        .isEqualTo("[task header max: is missing; give one, such as 100]");
    assertThat(flaw("limit", Map.of("max", "ten")))
        .isEqualTo("[task header max: is ten; give a whole number from 1]");
    assertThat(flaw("limit", Map.of("max", "0")))
        .isEqualTo("[task header max: is 0; give a whole number from 1]");
    assertThat(flaw("limit", Map.of("max", " 10 ", "period", " "))).isEqualTo("[]");
  }

  @Test
  void aLimitCountsAllOrEachUser() {
    assertThat(flaw("limit", Map.of("max", "1", "scope", "team")))
        .isEqualTo("[task header scope: is team; use all or user]");
  }

  @Test
  void aPeriodIsADurationWithinReason() {
    assertThat(flaw("limit", Map.of("max", "1", "period", "1 day")))
        .isEqualTo(
            "[task header period: is 1 day; give an ISO 8601 duration of days and time, such as"
                + " P1D or PT12H]");
    assertThat(flaw("limit", Map.of("max", "1", "period", "PT0S")))
        .isEqualTo("[task header period: is PT0S; give PT1S to P3660D, or none for ever]");
  }

  @Test
  void aBlockMayNotOverwriteWhatTheJourneyNeeds() {
    assertThat(flaw("limit", Map.of("max", "1", "resultVariable", "state")))
        .isEqualTo("[task header resultVariable: state is taken; use another name, such as reply]");
    assertThat(flaw("split", Map.of("variants", "{\"A\":1}", "resultVariable", "a-b")))
        .isEqualTo(
            "[task header resultVariable: a-b is no name of a variable; use letters, digits and"
                + " _]");
  }

  @Test
  void aSplitNeedsVariantsWithWeights() {
    String example = "write it as {\"A\": 45, \"B\": 45, \"control\": 10}]";
    assertThat(flaw("split", Map.of("variants", "A, B")))
        .isEqualTo("[task header variants: is no JSON object; " + example);
    assertThat(flaw("split", Map.of("variants", "{\"A\": 1, \"A\": 2}"))).isEqualTo("[]");
    assertThat(flaw("split", Map.of("variants", "{\"A\": \"x\"}")))
        .isEqualTo(
            "[task header variants: gives A the weight \"x\"; give a number of 0 to 1000000]");
    assertThat(flaw("split", Map.of("variants", "{\"A\": -1}"))).contains("the weight -1");
    assertThat(flaw("split", Map.of("variants", "{\"A\": 1e400}"))).contains("the weight");
    assertThat(flaw("split", Map.of("variants", "{}"))).contains("has 0 variants");
    assertThat(flaw("split", Map.of("variants", "{\"A\": 0}"))).contains("has 1 variants");
    assertThat(flaw("split", Map.of("variants", "{\" \": 1}")))
        .contains("a variant whose name has 1 characters");
  }

  @Test
  void aConvertNeedsAGoal() {
    assertThat(flaw("convert", Map.of("goal", " ")))
        .isEqualTo("[task header goal: is missing; give one, such as spin_used]");
    assertThat(flaw("convert", Map.of("goal", "ş".repeat(201))))
        .isEqualTo("[task header goal: has 201 characters; give one of at most 200]");
  }

  @Test
  void whatIsNoBlockOfOursIsNobodysMistakeHere() {
    assertThat(flaw("webhook", Map.of())).isEqualTo("[]");
    assertThat(flaw("refresh-state", Map.of())).isEqualTo("[]");
  }
}
