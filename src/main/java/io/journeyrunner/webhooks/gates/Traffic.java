// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** How the calls of the last five minutes went. Not thread-safe. */
final class Traffic {

  private static final int MINUTES = 5;
  private static final long MINUTE = 60;
  private static final long LONGEST = Duration.ofMinutes(2).toMillis();
  private static final double TO_SECONDS = 1e-3;
  private static final double MEMORY = 0.9;
  private static final double FIRST_GUESS = 100;

  private static final class Minute {
    final long number;
    final IntCountsHistogram millis = new IntCountsHistogram(LONGEST, 2);
    int failed;

    Minute(long number) {
      this.number = number;
    }
  }

  /** What came of them; times in milliseconds. */
  record Sum(double perSecond, double failedShare, long p50, long p95, long p99) {}

  private final @Nullable Minute[] minutes = new @Nullable Minute[MINUTES];
  private final Instant begun;
  private double meanMillis = FIRST_GUESS;

  Traffic(Instant begun) {
    this.begun = begun;
  }

  void add(Instant now, Duration took, boolean failed) {
    long number = now.getEpochSecond() / MINUTE;
    int index = (int) (number % MINUTES);
    Minute minute = minutes[index];
    if (minute == null || minute.number != number) {
      minute = new Minute(number);
      minutes[index] = minute;
    }
    minute.millis.recordValue(Math.min(took.toMillis(), LONGEST));
    minute.failed += failed ? 1 : 0;
    meanMillis = MEMORY * meanMillis + (1 - MEMORY) * took.toMillis();
  }

  /** Of the latest calls, which count most. */
  Duration mean() {
    return Duration.ofMillis(Math.max(1, (long) meanMillis));
  }

  Sum sum(Instant now) {
    long oldest = now.getEpochSecond() / MINUTE - MINUTES + 1;
    IntCountsHistogram all = new IntCountsHistogram(LONGEST, 2);
    int failed = 0;
    for (@Nullable Minute minute : minutes) {
      if (minute != null && minute.number >= oldest) {
        all.add(minute.millis);
        failed += minute.failed;
      }
    }
    long count = all.getTotalCount();
    Instant from = Instant.ofEpochSecond(oldest * MINUTE);
    Duration span = Duration.between(from.isAfter(begun) ? from : begun, now);
    return new Sum(
        count / Math.max(1, span.toMillis() * TO_SECONDS),
        count == 0 ? 0 : (double) failed / count,
        all.getValueAtPercentile(50),
        all.getValueAtPercentile(95),
        all.getValueAtPercentile(99));
  }
}
