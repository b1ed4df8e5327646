// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Watches how long the body of one request takes to come in. */
final class BodyClock {

  private final Clock clock;
  private final Duration most;
  private final Instant end;

  BodyClock(Clock clock, Duration most) {
    this.clock = clock;
    this.most = most;
    this.end = clock.instant().plus(most);
  }

  /** Throws if the time is over. */
  void check() {
    if (clock.instant().isAfter(end)) {
      throw new BodyTooSlow(most);
    }
  }
}
