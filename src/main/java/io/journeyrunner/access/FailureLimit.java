// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries out keys: an address that had too many wrong ones is told to wait.
 * Thread-safe.
 */
@Component
final class FailureLimit {

  private static final int MOST = 10_000;

  private final int perMinute;
  private final Cache<String, Bucket> failures =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofMinutes(10)).build();

  FailureLimit(AccessSettings settings) {
    this.perMinute = settings.failuresPerMinute();
  }

  /** Counts a wrong key; false if the address had too many before. */
  boolean count(String address) {
    return failures.get(address, unused -> full()).tryConsume(1);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
