// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyrunner.problems.NotFound;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** All buckets; those used the longest ago go when there are too many or they hold too much. */
@Component
final class EchoBuckets {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

  private final boolean isEnabled;
  private final Cache<String, EchoBucket> buckets;

  EchoBuckets(EchoSettings settings) {
    this.isEnabled = settings.enabled();
    long memory = settings.memory().toBytes();
    // A bucket weighs at least its share, so that their number is bounded, too.
    int share = (int) (memory / Math.max(1, settings.buckets()));
    this.buckets =
        Caffeine.newBuilder()
            .maximumWeight(memory)
            .weigher((String name, EchoBucket bucket) -> Math.max(share, bucket.weight()))
            .executor(Runnable::run)
            .build();
  }

  /** Adds a request to a bucket, which is made if it is not there and weighed again if it is. */
  void add(String name, EchoedRequest request) {
    check(name);
    buckets
        .asMap()
        .compute(
            name,
            (unused, known) -> {
              EchoBucket bucket = known == null ? new EchoBucket() : known;
              bucket.add(request);
              return bucket;
            });
  }

  /** The bucket of this name, which is made if it is not there. */
  EchoBucket get(String name) {
    check(name);
    return buckets.get(name, unused -> new EchoBucket());
  }

  /** The bucket of this name, if something was sent to it. */
  Optional<EchoBucket> find(String name) {
    check(name);
    return Optional.ofNullable(buckets.getIfPresent(name));
  }

  private void check(String name) {
    if (!isEnabled) {
      throw new NotFound(
          "the echo service is off", "set journeyrunner.echo.enabled=true to have one");
    }
    if (!NAME.matcher(name).matches()) {
      throw new EchoMistake(
          "bucket", "is no name of a bucket", "use 1 to 100 letters, digits, ., _, ~ and -");
    }
  }
}
