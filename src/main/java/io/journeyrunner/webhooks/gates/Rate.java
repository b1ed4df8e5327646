// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls begun per second, with bursts of at most a second's worth. Not thread-safe. */
final class Rate {

  private final TimeMeter time;
  private @Nullable Integer perSecond;
  private @Nullable Bucket bucket;

  Rate(Clock clock) {
    this.time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
  }

  /** Begins anew if the limit has changed. */
  void limit(@Nullable Integer now) {
    if (Objects.equals(now, perSecond)) {
      return;
    }
    perSecond = now;
    bucket =
        now == null
            ? null
            : Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(now)
                            .refillGreedy(now, Duration.ofSeconds(1))
                            .initialTokens(now))
                .withCustomTimePrecision(time)
                .build();
  }

  /** How many calls may begin at once. */
  int free() {
    Bucket limiting = bucket;
    return limiting == null
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, limiting.getAvailableTokens());
  }

  void take() {
    Bucket limiting = bucket;
    if (limiting != null) {
      boolean unused = limiting.tryConsume(1);
    }
  }

  /** The time that the rate grants to each call; zero without a limit. */
  Duration each() {
    Integer limit = perSecond;
    return limit == null ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(limit);
  }
}
