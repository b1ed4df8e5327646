// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one may ask this node: each key, and each address without one. Thread-safe. */
@Component
final class RequestLimit {

  private static final int MOST = 10_000;

  private final int perSecond;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofMinutes(10)).build();

  RequestLimit(AccessSettings settings) {
    this.perSecond = settings.requestsPerSecond();
  }

  int perSecond() {
    return perSecond;
  }

  /** Takes one of the requests that somebody has; false if there is none left. */
  boolean take(String who) {
    return buckets.get(who, unused -> full()).tryConsume(1);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
