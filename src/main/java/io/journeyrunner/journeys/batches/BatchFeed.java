// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.journeys.batches.BatchLeaseStore.Lease;
import io.journeyrunner.triggers.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Feeds the batches that are due, each at its pace. One node at a time feeds a batch, for as long
 * as its lease lasts; the pace is kept in the database, so it holds over nodes and restarts. What a
 * batch could not use of its pace within two seconds is lost, not made up for.
 */
@Component
final class BatchFeed {

  private static final Logger log = LoggerFactory.getLogger(BatchFeed.class);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration MOST_SAVED = Duration.ofSeconds(2);

  private final BatchLeaseStore leases;
  private final BatchRound round;
  private final EntryTriggers triggers;
  private final Deployments deployments;
  private final BatchSettings settings;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  BatchFeed(
      BatchLeaseStore leases,
      BatchRound round,
      EntryTriggers triggers,
      Deployments deployments,
      BatchSettings settings,
      Clock clock) {
    this.leases = leases;
    this.round = round;
    this.triggers = triggers;
    this.deployments = deployments;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT2S", fixedRateString = "PT0.5S")
  void feed() {
    if (!deployments.areDone()) {
      return; // an entry that the engine does not have yet would let nobody in
    }
    if (!busy.compareAndSet(false, true)) {
      return; // the round before takes longer
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      leases.due(clock.instant()).forEach(batch -> threads.execute(() -> feed(batch)));
    } finally {
      busy.set(false);
    }
  }

  private void feed(String batch) {
    try {
      Instant now = clock.instant();
      leases.lease(batch, now, now.plus(LEASE)).ifPresent(lease -> feed(lease, now));
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("batch", batch)
          .addKeyValue("consequence", "it goes on within a minute; nobody enters twice")
          .setCause(e)
          .log("entries.round_broke_off");
    }
  }

  private void feed(Lease lease, Instant now) {
    round.look(lease);
    long perSecond = pace(lease);
    Instant from = later(lease.fedAt(), now.minus(MOST_SAVED));
    long most = Duration.between(from, now).toMillis() * perSecond / 1000;
    if (most < 1) {
      leases.release(lease, now, lease.fedAt(), null);
      return;
    }
    Optional<Trigger> trigger = triggers.find(lease.process(), lease.plan().start());
    String note = hindrance(trigger);
    if (trigger.isPresent() && note == null) {
      note = round.run(lease, entry(lease, trigger.get()), Math.toIntExact(most));
    }
    leases.release(
        lease, clock.instant(), from.plusMillis(most * 1000 / perSecond), shortened(note));
    if (leases.finish(lease.batch())) {
      log.atInfo().addKeyValue("batch", lease.batch()).log("entries.finished");
    }
  }

  private long pace(Lease lease) {
    Integer wanted = lease.plan().perSecond();
    return wanted == null ? settings.perSecond() : Math.min(wanted, settings.mostPerSecond());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable String hindrance(Optional<Trigger> trigger) {
    if (trigger.isEmpty()) {
      return "the journey is not there, or has no such entry; the batch goes on when it has";
    }
    return trigger.get().isOff()
        ? "the journey is paused; the batch goes on when it is resumed"
        : null;
  }

  private static Trigger entry(Lease lease, Trigger trigger) {
    return lease.plan().ignoreCondition() ? trigger.withoutCondition() : trigger;
  }

  private static @Nullable String shortened(@Nullable String note) {
    return note == null || note.length() <= 500 ? note : note.substring(0, 500);
  }
}
