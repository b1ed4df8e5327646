// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Where those who wait in this node for the start of a journey hear of it. A start that another
 * node sees is found in the database. Thread-safe.
 */
@Component
public final class SeenStarts {

  private record Expected(ProcessId process, EventId event) {}

  private final Map<Expected, CompletableFuture<Long>> expected = new ConcurrentHashMap<>();

  /** Tells that an event has started a journey. */
  public void seen(ProcessId process, EventId event, long instanceKey) {
    CompletableFuture<Long> waiting = expected.get(new Expected(process, event));
    if (waiting != null) {
      waiting.complete(instanceKey);
    }
  }

  /** To be asked for before the engine is. */
  CompletableFuture<Long> expect(ProcessId process, EventId event) {
    Expected key = new Expected(process, event);
    CompletableFuture<Long> sight = expected.computeIfAbsent(key, k -> new CompletableFuture<>());
    CompletableFuture<Long> unused = sight.whenComplete((seen, gone) -> expected.remove(key));
    return sight;
  }
}
