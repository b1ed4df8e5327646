// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries out keys. An address that had too many wrong ones is asked to wait; a key
 * that came from there before goes on being let in, so that one wrong client behind a proxy does
 * not lock out the others. Thread-safe.
 */
@Component
final class FailureLimit {

  private static final int MOST = 10_000;
  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  private final int perMinute;
  private final Cache<String, Bucket> failures =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofMinutes(10)).build();
  private final Cache<Place, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KNOWN_FOR).build();

  FailureLimit(AccessSettings settings) {
    this.perMinute = settings.failuresPerMinute();
  }

  private record Place(String address, String key) {}

  /** True if the address had too many wrong keys and has never shown this one. */
  boolean isBlocked(String address, String keyId) {
    Bucket left = failures.getIfPresent(address);
    return left != null
        && left.getAvailableTokens() == 0
        && known.getIfPresent(new Place(address, keyId)) == null;
  }

  /** Counts a wrong key; false if the address had too many before. */
  boolean count(String address) {
    return failures.get(address, unused -> full()).tryConsume(1);
  }

  /** Remembers that a right key came from an address. */
  void remember(String address, String keyId) {
    known.put(new Place(address, keyId), true);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
