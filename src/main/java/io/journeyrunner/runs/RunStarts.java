// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyrunner.engine.ProcessId;
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
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MOST = 100_000;

  private final Map<RunId, CompletableFuture<@Nullable Instance>> inFlight =
      new ConcurrentHashMap<>();
  private final Cache<RunId, Instance> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

  /**
   * A process instance that is a run.
   *
   * @param key of the engine; 0 if it is being started just now
   */
  record Instance(ProcessId process, long key) {

    static Instance of(Run run) {
      return new Instance(run.process(), run.instanceKey() == null ? 0 : run.instanceKey());
    }
  }

  RunStarts() {}

  /** The engine is about to be asked to start a run. */
  public void begin(Run run) {
    inFlight.put(run.id(), new CompletableFuture<>());
  }

  /** The engine's answer; null if there is no instance, or it was lost. */
  public void answered(Run run, @Nullable Long instanceKey) {
    Instance instance = instanceKey == null ? null : new Instance(run.process(), instanceKey);
    if (instance != null) {
      known.put(run.id(), instance);
    }
    CompletableFuture<@Nullable Instance> waiting = inFlight.remove(run.id());
    if (waiting != null) {
      waiting.complete(instance);
    }
  }

  void note(RunId run, Instance instance) {
    known.put(run, instance);
  }

  /** The instance of a run; the first job may come a moment before the answer to its start. */
  Optional<Instance> instance(RunId run) {
    Instance instance = known.getIfPresent(run);
    if (instance != null) {
      return Optional.of(instance);
    }
    CompletableFuture<@Nullable Instance> waiting = inFlight.get(run);
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
