// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.EventNotTaken;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What the two listeners have in common: a journey waits for the database, and for a while for its
 * event to be taken, but it never fails by its listeners.
 */
final class RunJob {

  static final int AT_ONCE = 64;
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(RunJob.class);
  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(5);
  private static final Duration UNTIL_THE_EVENT_IS_TAKEN = Duration.ofSeconds(5);
  private static final int MOST_TRIALS = 10;

  private RunJob() {}

  /**
   * Does what a listener does; all of it may be done again.
   *
   * @param first what is done before the event is emitted
   * @param tell emits the event
   * @param last what is done when it was taken, or given up
   */
  static JobResult work(Job job, Runnable first, Runnable tell, Runnable last) {
    try {
      first.run();
      tell.run();
    } catch (EventNotTaken e) {
      if (job.attempt() < MOST_TRIALS) {
        return new JobResult.TryAgain(
            UNTIL_THE_EVENT_IS_TAKEN, new Failure(String.valueOf(e.getMessage()), null));
      }
      notTold(job, e);
    } catch (DataAccessException | TransactionException e) {
      return databaseIsAway();
    }
    try {
      last.run();
      return new JobResult.Completed(Map.of());
    } catch (DataAccessException | TransactionException e) {
      return databaseIsAway();
    }
  }

  private static void notTold(Job job, EventNotTaken e) {
    log.atWarn()
        .addKeyValue("process", job.element().process())
        .addKeyValue("instance", job.element().processInstanceKey())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue("consequence", "what listens to this event does not start")
        .log("journey.event_not_told");
  }

  private static JobResult databaseIsAway() {
    return new JobResult.Parked(
        UNTIL_THE_DATABASE_IS_BACK, "the database is not reachable; the journey waits for it");
  }
}
