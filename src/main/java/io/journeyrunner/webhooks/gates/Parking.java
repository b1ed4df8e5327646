// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Says when parked calls come back: one after the other, as fast as the endpoint can take them, so
 * that they are no herd. Not thread-safe.
 */
final class Parking {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final double JITTER = 0.2;
  private static final int SECONDS = 1024;

  private final Duration longest;
  private final RandomGenerator random;

  /** How many come back in each second of the time ahead. */
  private final int[] due = new int[SECONDS];

  private long counted;
  private Instant nextSlot = Instant.MIN;

  Parking(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /**
   * When the next parked call is to come back.
   *
   * @param opens when the endpoint takes calls again; now, if it only is full
   * @param each how long the endpoint takes for one call, divided by how many it takes at once
   */
  Duration park(Instant now, Instant opens, Duration each) {
    Instant first = later(now.plus(SHORTEST), opens);
    Instant last = first.plus(longest);
    Instant slot = later(first, nextSlot);
    if (slot.isAfter(last)) {
      // More than can be served by then: any moment of the second half is as good.
      slot = first.plus(longest.dividedBy(2)).plus(part(longest.dividedBy(2)));
    } else {
      nextSlot = slot.plus(each);
    }
    Duration wait = Duration.between(now, slot);
    return counted(now, wait.plusMillis((long) (random.nextDouble() * JITTER * wait.toMillis())));
  }

  /** For the one call for which a place is kept. */
  Duration soon(Instant now) {
    return counted(now, SHORTEST.plus(part(SHORTEST)));
  }

  /** How many calls are parked and not due yet. */
  int parked(Instant now) {
    forgetPast(now);
    int parked = 0;
    for (int one : due) {
      parked += one;
    }
    return parked;
  }

  private Duration counted(Instant now, Duration wait) {
    forgetPast(now);
    long ahead = Math.min(wait.toSeconds() + 1, SECONDS - 1L);
    due[(int) ((now.getEpochSecond() + ahead) % SECONDS)]++;
    return wait;
  }

  private void forgetPast(Instant now) {
    long second = now.getEpochSecond();
    for (long past = Math.max(counted + 1, second - SECONDS + 1); past <= second; past++) {
      due[(int) (past % SECONDS)] = 0;
    }
    counted = Math.max(counted, second);
  }

  private Duration part(Duration whole) {
    return Duration.ofMillis((long) (random.nextDouble() * whole.toMillis()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
