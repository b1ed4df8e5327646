// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatesTest {

  private static final Origin SHOP = new Origin("https://shop.example:443");
  private static final Origin BANK = new Origin("https://bank.example:443");

  private final SettableClock clock = new SettableClock();
  private GateLimits limits = new GateLimits(2, null);
  private Gates gates = gates(Duration.ZERO, 512);

  private Gates gates(Duration patience, int places) {
    return new Gates(
        new GateSettings(
            2,
            null,
            patience,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            new GateSettings.BreakerSettings(
                20, 10, 50, Duration.ofSeconds(5), Duration.ofMinutes(1), 2)),
        origin -> limits,
        places,
        clock);
  }

  private Admission enter(Origin origin, String process) {
    return gates.enter(origin, origin.value(), process);
  }

  private Pass passed(Origin origin, String process) {
    return ((Admission.Admitted) enter(origin, process)).pass();
  }

  private Admission.Refused refused(Origin origin, String process) {
    return (Admission.Refused) enter(origin, process);
  }

  private void call(Origin origin, Verdict verdict) {
    passed(origin, "rule").end(verdict, Duration.ofMillis(20), Optional.empty());
  }

  private EndpointHealth health() {
    return gates.health().getFirst();
  }

  private void breakIt() {
    for (int n = 0; n < 10; n++) {
      call(SHOP, Verdict.FAILED);
    }
  }

  @Test
  void aFullEndpointParksAndItsNeighbourDoesNotNotice() {
    Pass first = passed(SHOP, "a");
    Pass second = passed(SHOP, "a");

    Admission.Refused refused = refused(SHOP, "a");

    assertThat(refused.reason()).isEqualTo("the endpoint is busy");
    assertThat(refused.after()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
    assertThat(health().load()).isEqualTo(new EndpointHealth.Load(2, 0, 1));
    assertThat(enter(BANK, "a")).isInstanceOf(Admission.Admitted.class);
    first.close();
    second.close();
    assertThat(enter(SHOP, "a")).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void theRateIsKeptAndFillsUpAgain() {
    limits = new GateLimits(64, 3);
    call(SHOP, Verdict.ANSWERED);
    call(SHOP, Verdict.ANSWERED);
    call(SHOP, Verdict.ANSWERED);

    assertThat(refused(SHOP, "rule").reason()).isEqualTo("the endpoint's rate is used up");
    clock.advance(Duration.ofMillis(334));
    call(SHOP, Verdict.ANSWERED);
    assertThat(enter(SHOP, "rule")).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void aBrokenEndpointIsLeftAloneThenProbedThenCalledAgain() {
    breakIt();

    assertThat(refused(SHOP, "rule").after())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(health().breaker().state()).isEqualTo("open");
    clock.advance(Duration.ofMillis(5_001));
    Pass probe = passed(SHOP, "rule");
    assertThat(health().breaker().state()).isEqualTo("half_open");
    probe.end(Verdict.ANSWERED, Duration.ofMillis(5), Optional.empty());
    call(SHOP, Verdict.ANSWERED);
    assertThat(health().breaker().state()).isEqualTo("closed");
  }

  @Test
  void aProbeThatFailsDoublesTheTime() {
    breakIt();
    clock.advance(Duration.ofMillis(5_001));
    call(SHOP, Verdict.FAILED);
    call(SHOP, Verdict.FAILED);

    assertThat(refused(SHOP, "rule").after())
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
  }

  @Test
  void aCallFromBeforeTheBreakDoesNotDecideAboutTheProbe() {
    Pass late = passed(SHOP, "slow");
    breakIt();
    clock.advance(Duration.ofMillis(5_001));
    Pass probe = passed(SHOP, "rule");

    late.end(Verdict.FAILED, Duration.ofSeconds(60), Optional.empty());
    probe.end(Verdict.ANSWERED, Duration.ofMillis(5), Optional.empty());
    call(SHOP, Verdict.ANSWERED);

    assertThat(health().breaker().state()).isEqualTo("closed");
  }

  @Test
  void settingsOfTheBreakerOutOfRangeAreRefusedAtStart() {
    Duration s = Duration.ofSeconds(1);
    for (int[] wrong :
        new int[][] {{0, 1, 50, 2}, {20, 21, 50, 2}, {20, 10, 0, 2}, {20, 10, 50, 0}}) {
      assertThatThrownBy(
              () -> new GateSettings.BreakerSettings(wrong[0], wrong[1], wrong[2], s, s, wrong[3]))
          .hasMessageStartingWith(
              "journeyrunner.webhooks.gates.breaker: window and probes must be");
    }
  }

  @Test
  void refusalsDoNotOpenTheBreaker() {
    for (int n = 0; n < 30; n++) {
      call(SHOP, Verdict.ANSWERED);
    }

    assertThat(health().breaker().state()).isEqualTo("closed");
  }

  @Test
  void anEndpointThatAsksForAPauseGetsItFromAll() {
    passed(SHOP, "a").end(Verdict.ANSWERED, Duration.ZERO, Optional.of(Duration.ofSeconds(30)));

    Admission.Refused refused = refused(SHOP, "b");

    assertThat(refused.reason()).isEqualTo("the endpoint asked for a pause");
    assertThat(refused.after()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(37));
    assertThat(health().pausedUntil()).isEqualTo(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    assertThat(enter(SHOP, "b")).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void anAbsurdPauseIsCut() {
    passed(SHOP, "a").end(Verdict.ANSWERED, Duration.ZERO, Optional.of(Duration.ofDays(1)));

    assertThat(health().pausedUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
  }

  @Test
  void aRuleWithOneCallGetsItsTurnThoughACampaignTakesEveryPlace() {
    Pass held = passed(SHOP, "campaign");
    Pass other = passed(SHOP, "campaign");
    assertThat(refused(SHOP, "rule").after()).isLessThanOrEqualTo(Duration.ofSeconds(2));

    held.close();

    assertThat(enter(SHOP, "campaign")).isInstanceOf(Admission.Refused.class);
    assertThat(enter(SHOP, "rule")).isInstanceOf(Admission.Admitted.class);
    other.close();
    assertThat(enter(SHOP, "campaign")).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void endpointsThatHangLeaveAPartOfTheNodeFree() {
    limits = new GateLimits(64, null);
    gates = gates(Duration.ZERO, 64);
    List<Pass> hanging = new ArrayList<>();

    while (enter(SHOP, "a") instanceof Admission.Admitted admitted) {
      hanging.add(admitted.pass());
    }

    assertThat(hanging).hasSize(32);
    assertThat(enter(BANK, "b")).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void aCallWaitsAMomentForAPlaceBeforeItIsParked() {
    gates = gates(Duration.ofSeconds(20), 512);
    Pass first = passed(SHOP, "a");
    Pass second = passed(SHOP, "a");

    CompletableFuture<Admission> waiting = CompletableFuture.supplyAsync(() -> enter(SHOP, "a"));
    await().until(() -> health().load().waiting() == 1);
    first.close();

    assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join())
        .isInstanceOf(Admission.Admitted.class);
    assertThat(health().load()).isEqualTo(new EndpointHealth.Load(2, 0, 0));
    second.close();
  }

  @Test
  void tellsHowTheEndpointDoes() {
    call(SHOP, Verdict.ANSWERED);
    call(SHOP, Verdict.FAILED);
    clock.advance(Duration.ofSeconds(10));

    assertThat(health().recent()).isEqualTo(new EndpointHealth.Recent(0.2, 0.5, 20, 20, 20));
  }
}
