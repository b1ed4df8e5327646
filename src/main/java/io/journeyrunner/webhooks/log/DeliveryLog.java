// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes attempts down, behind the back of who makes them: adding one costs a place in a queue.
 * When the database can't keep up, attempts are left out and counted; no call waits for the log.
 * Thread-safe.
 */
@Component
public final class DeliveryLog {

  private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);
  private static final int BATCH = 200;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Rows that are written together cost a fraction of rows that are written one by one. */
  private static final Duration GATHERING = Duration.ofMillis(250);

  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final DeliveryLogStore store;
  private final LogSettings settings;
  private final Clock clock;
  private final BlockingQueue<LoggedAttempt> queue;
  private final AtomicLong leftOut = new AtomicLong();
  private final Thread writer = Thread.ofVirtual().name("delivery-log").unstarted(this::write);
  private volatile boolean isEnding;
  private Instant warnedAt = Instant.EPOCH; // only the writer's

  DeliveryLog(DeliveryLogStore store, LogSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.queue = new ArrayBlockingQueue<>(settings.queue());
  }

  @PostConstruct
  void start() {
    writer.start();
  }

  /** Writes what is waiting, for some seconds at most. */
  @PreDestroy
  void end() throws InterruptedException {
    isEnding = true;
    if (!writer.join(FAREWELL)) {
      writer.interrupt();
      log.atWarn()
          .addKeyValue("left_out", queue.size())
          .addKeyValue("consequence", "at least so many attempts are missing in the delivery log")
          .log("delivery_log.incomplete");
    }
  }

  /** False if nothing is kept, so that nobody need prepare it. */
  public boolean isKept() {
    return settings.enabled();
  }

  /** Adds an attempt; never waits and never fails. */
  public void add(LoggedAttempt attempt) {
    if (settings.enabled() && !queue.offer(attempt)) {
      leftOut.incrementAndGet();
    }
  }

  private void write() {
    List<LoggedAttempt> batch = new ArrayList<>(BATCH);
    while (!Thread.currentThread().isInterrupted() && !(isEnding && queue.isEmpty())) {
      try {
        LoggedAttempt first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          gather(batch);
          keep(batch);
        }
        warnIfLeftOut();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) { // the outer edge of this thread: it must go on
        leftOut.addAndGet(batch.size());
        log.atError()
            .addKeyValue("consequence", "attempts are missing in the delivery log")
            .setCause(e)
            .log("delivery_log.bug");
      } finally {
        batch.clear();
      }
    }
  }

  /** Waits a moment for more. */
  private void gather(List<LoggedAttempt> batch) throws InterruptedException {
    long end = System.nanoTime() + GATHERING.toNanos();
    queue.drainTo(batch, BATCH - batch.size());
    while (batch.size() < BATCH && !isEnding) {
      LoggedAttempt next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
      queue.drainTo(batch, BATCH - batch.size());
    }
  }

  /** Tries again while the database is away; a batch that it refuses is tried one by one. */
  private void keep(List<LoggedAttempt> batch) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        store.add(batch);
        return;
      } catch (DataIntegrityViolationException e) {
        batch.forEach(this::keepAlone);
        return;
      } catch (DataAccessException | TransactionException e) {
        warn(e, "attempts wait to be written; the calls themselves are not affected");
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void keepAlone(LoggedAttempt attempt) {
    try {
      store.add(List.of(attempt));
    } catch (DataAccessException | TransactionException e) {
      leftOut.incrementAndGet();
    }
  }

  private void warn(RuntimeException e, String consequence) {
    if (mayWarn()) {
      log.atWarn()
          .addKeyValue("reason", e.getClass().getSimpleName())
          .addKeyValue("consequence", consequence)
          .log("delivery_log.unwritable");
    }
  }

  private void warnIfLeftOut() {
    if (leftOut.get() > 0 && mayWarn()) {
      log.atWarn()
          .addKeyValue("left_out", leftOut.getAndSet(0))
          .addKeyValue(
              "consequence",
              "so many attempts are missing in the delivery log; the calls themselves are not"
                  + " affected")
          .log("delivery_log.incomplete");
    }
  }

  private boolean mayWarn() {
    Instant now = clock.instant();
    if (now.isBefore(warnedAt.plus(BETWEEN_WARNINGS))) {
      return false;
    }
    warnedAt = now;
    return true;
  }
}
