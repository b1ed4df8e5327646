// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;

/** When a call has to be done. Immutable. */
record Deadline(long begin, Duration time) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime(), time);
  }

  /** How long it has gone on. */
  Duration passed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What is left; never less than nothing. */
  Duration left() {
    Duration left = time.minus(passed());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
