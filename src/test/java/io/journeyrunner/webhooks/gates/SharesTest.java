// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Shares shares = new Shares();

  private void campaignHolds(int calls) {
    IntStream.range(0, calls).forEach(unused -> shares.take("campaign"));
  }

  @Test
  void aProcessAloneGetsEveryPlace() {
    campaignHolds(63);

    assertThat(shares.mayTake("campaign", 1, NOW)).isTrue();
  }

  @Test
  void theNextFreePlaceIsTheNewcomers() {
    campaignHolds(3);
    shares.beginToWait("campaign");
    shares.beginToWait("rule");

    assertThat(shares.mayTake("campaign", 1, NOW)).isFalse();
    assertThat(shares.mayTake("rule", 1, NOW)).isTrue();
    assertThat(shares.isNext("rule")).isTrue();
    assertThat(shares.isNext("campaign")).isFalse();
  }

  @Test
  void aPlaceIsKeptForOneThatWasParkedUntilItsTimeIsOver() {
    campaignHolds(4);

    boolean isKept = shares.keep("rule", NOW, NOW.plusSeconds(4));

    assertThat(isKept).isTrue();
    assertThat(shares.mayTake("campaign", 1, NOW.plusSeconds(3))).isFalse();
    assertThat(shares.mayTake("campaign", 2, NOW.plusSeconds(3))).isTrue();
    assertThat(shares.mayTake("rule", 1, NOW.plusSeconds(3))).isTrue();
    assertThat(shares.mayTake("campaign", 1, NOW.plusSeconds(4))).isTrue();
  }

  @Test
  void onlyOnePlaceIsKeptForAProcessAndNoneForTheGreediest() {
    campaignHolds(4);

    assertThat(shares.keep("rule", NOW, NOW.plusSeconds(4))).isTrue();
    assertThat(shares.keep("rule", NOW, NOW.plusSeconds(4))).isFalse();
    assertThat(shares.keep("campaign", NOW, NOW.plusSeconds(4))).isFalse();
  }

  @Test
  void thoseWithAsManyCallsTakeTurns() {
    shares.take("a");
    shares.take("b");
    shares.beginToWait("a");
    shares.beginToWait("b");

    assertThat(shares.isNext("a")).isTrue();
    shares.take("a");
    shares.giveBack("a", NOW);

    assertThat(shares.isNext("b")).isTrue();
    assertThat(shares.isNext("a")).isFalse();
  }
}
