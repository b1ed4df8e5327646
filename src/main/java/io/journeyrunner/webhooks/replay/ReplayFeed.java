// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.StartResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
  private static final int AT_ONCE = 50;

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
    if (!process.isDeployed()) {
      return;
    }
    for (String replay : store.running()) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // databases keep no more
      Instant until = now.plus(LEASE);
      if (store.lease(replay, now, until) && feed(replay)) {
        store.release(replay, until, now);
      }
    }
  }

  /** False if the engine has enough to do: the replay is then left alone while the lease lasts. */
  private boolean feed(String replay) {
    int free = settings.underWay() - store.underWay(replay);
    boolean isTaken = true;
    List<ReplayItem> next = next(replay, free);
    while (isTaken && !next.isEmpty()) {
      isTaken = begin(next);
      free -= next.size();
      next = next(replay, free);
    }
    if (store.finish(replay)) {
      log.atInfo().addKeyValue("replay", replay).log("replay.finished");
    }
    return isTaken;
  }

  private List<ReplayItem> next(String replay, int free) {
    return free <= 0 ? List.of() : store.waiting(replay, Math.min(free, AT_ONCE));
  }

  private boolean begin(List<ReplayItem> items) {
    List<CompletableFuture<Boolean>> taken = items.stream().map(this::begin).toList();
    return taken.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
  }

  private CompletableFuture<Boolean> begin(ReplayItem item) {
    return engine
        .start(process.start(variables(item)))
        .thenApply(result -> isTaken(item, result))
        .toCompletableFuture();
  }

  private boolean isTaken(ReplayItem item, StartResult result) {
    return switch (result) {
      case StartResult.Started ignored -> {
        store.started(item);
        yield true;
      }
      case StartResult.Unavailable ignored -> false; // it still waits
      case StartResult.Refused refused -> {
        store.ended(item, "invalid", refused.reason());
        yield true;
      }
    };
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
