// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.events.EventNotTaken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells that a run began, beside the work that it begins: nobody waits for it. Tries for a while
 * where the event can't be taken. Thread-safe.
 */
@Component
public final class RunBegins {

  private static final Logger log = LoggerFactory.getLogger(RunBegins.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MOST_TRIALS = 10;

  private final RunEvents events;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  RunBegins(RunEvents events) {
    this.events = events;
  }

  /** Tells it, once for each run however often it is called. */
  public void tell(Run run) {
    if (events.areHeard()) {
      threads.execute(() -> tell(run, 1));
    }
  }

  private void tell(Run run, int trial) {
    try {
      events.started(run);
    } catch (EventNotTaken | DataAccessException | TransactionException e) {
      if (trial < MOST_TRIALS) {
        CompletableFuture.delayedExecutor(PAUSE.toSeconds(), TimeUnit.SECONDS, threads)
            .execute(() -> tell(run, trial + 1));
        return;
      }
      log.atWarn()
          .addKeyValue("process", run.process())
          .addKeyValue("run", run.id())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "what listens to journey_started does not start")
          .log("run.start_not_told");
    }
  }
}
