// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PushBackTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final PushBack pushBack = new PushBack(now::get);

  @Test
  void isFullOnceAllWasRefusedForTenSeconds() {
    refusedAt(0);
    refusedAt(9);
    assertThat(pushBack.isFull()).isFalse();

    refusedAt(10);

    assertThat(pushBack.isFull()).isTrue();
    assertThat(pushBack.period()).contains(new PushBack.Period(NOON, "words of second 0"));
  }

  @Test
  void aBurstThatIsTakenInPartIsNoTrouble() {
    refusedAt(0);
    now.set(NOON.plusSeconds(9));
    pushBack.note("CreateProcessInstance", null, "");
    refusedAt(9);

    now.set(NOON.plusSeconds(18));
    assertThat(pushBack.isFull()).isFalse();
    assertThat(pushBack.period()).map(PushBack.Period::since).contains(NOON.plusSeconds(9));
  }

  @Test
  void theEndOfAJobProvesNothingSinceItIsNeverHeldBack() {
    refusedAt(0);

    pushBack.note("CompleteJob", null, "");
    pushBack.note("Topology", null, "");

    assertThat(pushBack.period()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = CallFailure.class,
      names = {"GONE", "DUPLICATE", "REFUSED"})
  void whatWasLookedAtWasTaken(CallFailure answer) {
    refusedAt(0);

    pushBack.note("SetVariables", answer, "");

    assertThat(pushBack.period()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CallFailure.class,
      names = {"AWAY", "UNANSWERED"})
  void whatGotNoAnswerProvesNothing(CallFailure failure) {
    pushBack.note("SetVariables", failure, "");
    assertThat(pushBack.period()).isEmpty();

    refusedAt(0);
    pushBack.note("SetVariables", failure, "");

    assertThat(pushBack.period()).isPresent();
  }

  private void refusedAt(int second) {
    now.set(NOON.plusSeconds(second));
    pushBack.note("ActivateJobs", CallFailure.PUSHED_BACK, "words of second " + second);
  }
}
