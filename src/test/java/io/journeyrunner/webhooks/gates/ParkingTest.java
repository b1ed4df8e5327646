// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParkingTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Parking parking = new Parking(Duration.ofMinutes(1), new Random(1));

  @Test
  void callsComeBackAsFastAsTheEndpointTakesThem() {
    List<Duration> waits = parked(1_000, NOW, Duration.ofMillis(10));

    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
    assertThat(waits.getLast()).isBetween(Duration.ofMillis(10_900), Duration.ofSeconds(14));
  }

  @Test
  void whatCanNotBeServedInTimeIsSpreadOverTheSecondHalf() {
    List<Duration> waits = parked(5_000, NOW, Duration.ofMillis(156));

    assertThat(waits)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(74)));
    assertThat(waits.stream().filter(wait -> wait.toSeconds() == 45).count()).isLessThan(250);
  }

  @Test
  void noneComesBackBeforeAShutEndpointOpens() {
    List<Duration> waits = parked(100, NOW.plusSeconds(40), Duration.ofMillis(10));

    assertThat(waits)
        .allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(40)));
  }

  @Test
  void knowsHowManyAreParkedUntilTheyAreDue() {
    List<Duration> unused = parked(10, NOW, Duration.ofMillis(10));

    assertThat(parking.parked(NOW)).isEqualTo(10);
    assertThat(parking.parked(NOW.plusSeconds(3))).isZero();
    assertThat(parking.parked(NOW.plusSeconds(5_000))).isZero();
  }

  private List<Duration> parked(int calls, Instant opens, Duration each) {
    return IntStream.range(0, calls).mapToObj(unused -> parking.park(NOW, opens, each)).toList();
  }
}
