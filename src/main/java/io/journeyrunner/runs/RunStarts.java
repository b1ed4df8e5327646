// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which instance each run is, as far as this node knows without asking the database. Thread-safe.
 */
@Component
public final class RunStarts {

  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int MOST = 100_000;

  private final Map<RunId, CompletableFuture<@Nullable Long>> inFlight = new ConcurrentHashMap<>();
  private final Cache<RunId, Long> known = Caffeine.newBuilder().maximumSize(MOST).build();

  RunStarts() {}

  /** The engine is about to be asked to start a run. */
  public void begin(RunId run) {
    inFlight.put(run, new CompletableFuture<>());
  }

  /** The engine's answer; null if there is no instance, or it was lost. */
  public void answered(RunId run, @Nullable Long instanceKey) {
    if (instanceKey != null) {
      note(run, instanceKey);
    }
    CompletableFuture<@Nullable Long> waiting = inFlight.remove(run);
    if (waiting != null) {
      waiting.complete(instanceKey);
    }
  }

  void note(RunId run, long instanceKey) {
    known.put(run, instanceKey);
  }

  /** The instance of a run; the first job may come a moment before the answer to its start. */
  Optional<Long> instance(RunId run) {
    Long instanceKey = known.getIfPresent(run);
    if (instanceKey != null) {
      return Optional.of(instanceKey);
    }
    CompletableFuture<@Nullable Long> waiting = inFlight.get(run);
    if (waiting == null) {
      return Optional.ofNullable(known.getIfPresent(run)); // answered between the two looks
    }
    try {
      return Optional.ofNullable(waiting.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
