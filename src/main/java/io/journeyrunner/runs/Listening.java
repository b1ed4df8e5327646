// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What the listeners have in common: a run waits for the database, and never fails by them. */
final class Listening {

  static final int AT_ONCE = 64;
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(5);

  private Listening() {}

  static JobResult guard(Supplier<JobResult> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      return new JobResult.Parked(
          UNTIL_THE_DATABASE_IS_BACK, "the database is not reachable; the run waits for it");
    }
  }

  static JobResult done(Runnable work) {
    work.run();
    return new JobResult.Completed(Map.of());
  }
}
