// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the deliveries of the running replays to the engine, some hundred at once, so that the rest
 * can be cancelled. One node at a time feeds a replay; what it began and could not note, the next
 * one begins again, with the same webhook-id.
 */
@Component
final class ReplayFeed {

  private static final Logger log = LoggerFactory.getLogger(ReplayFeed.class);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final ReplayStore store;
  private final ReplayProcess process;
  private final Engine engine;
  private final ReplaySettings settings;
  private final Clock clock;

  ReplayFeed(
      ReplayStore store,
      ReplayProcess process,
      Engine engine,
      ReplaySettings settings,
      Clock clock) {
    this.store = store;
    this.process = process;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
  void feed() {
    for (String replay : store.running()) {
      Instant now = clock.instant();
      if (store.lease(replay, now, now.plus(LEASE))) {
        feed(replay);
        store.release(replay, clock.instant());
      }
    }
  }

  private void feed(String replay) {
    int free = settings.underWay() - store.underWay(replay);
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (ReplayItem item : store.waiting(replay, Math.max(0, free))) {
      Optional<ProcessStart> start = process.start(variables(item));
      if (start.isEmpty()) {
        break;
      }
      starts.add(
          engine.start(start.get()).thenAccept(result -> note(item, result)).toCompletableFuture());
    }
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
    if (store.finish(replay)) {
      log.atInfo().addKeyValue("replay", replay).log("replay.finished");
    }
  }

  private void note(ReplayItem item, StartResult result) {
    switch (result) {
      case StartResult.Started ignored -> store.started(item);
      case StartResult.Published ignored -> store.started(item);
      case StartResult.Unavailable ignored -> {} // it still waits, and the next round begins it
      case StartResult.Refused refused -> store.ended(item, "invalid", refused.reason());
    }
  }

  private static ObjectNode variables(ReplayItem item) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(ReplayWorker.REPLAY, item.replay())
        .put(ReplayWorker.ITEM, item.number());
  }

  /** Once an hour is often enough for what is kept for weeks. */
  @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
  void forget() {
    int forgotten = store.forget(clock.instant().minus(settings.retention()));
    if (forgotten > 0) {
      log.atInfo().addKeyValue("replays", forgotten).log("replay.purged");
    }
  }
}
