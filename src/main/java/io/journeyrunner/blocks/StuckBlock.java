// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Decides about a block that can't do its work: whose fault it is decides what follows. */
final class StuckBlock {

  private static final Logger log = LoggerFactory.getLogger(StuckBlock.class);
  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(10);

  private StuckBlock() {}

  /** Decides as a block does, and catches what can be expected to go wrong. */
  static JobResult guard(String block, Job job, Function<BlockJob, JobResult> decision) {
    try {
      return decision.apply(new BlockJob(job));
    } catch (InvalidBlock e) {
      return configuration(block, job, e);
    } catch (BlockJob.UnusableVariables e) {
      return variables(block, job, String.valueOf(e.getMessage()));
    } catch (DataAccessException | TransactionException e) {
      return database(block, job, e);
    }
  }

  private static JobResult configuration(String block, Job job, InvalidBlock mistake) {
    about(block, job, mistake.finding().toString())
        .addKeyValue("consequence", "an incident; the journey stands here")
        .log("block.unusable");
    return incident(
        block
            + " "
            + job.element().id()
            + ": "
            + mistake.finding()
            + ". Correct the diagram and deploy it; this instance keeps what it was started with,"
            + " so cancel it and start it anew.");
  }

  private static JobResult variables(String block, Job job, String what) {
    about(block, job, what)
        .addKeyValue("consequence", "an incident; the journey stands here")
        .log("block.unusable");
    return incident(block + " " + job.element().id() + ": " + what + ". Then press Retry.");
  }

  private static JobResult incident(String message) {
    return new JobResult.Incident(new Failure(message, null));
  }

  /** That is nobody's attempt, and it passes. */
  private static JobResult database(String block, Job job, RuntimeException cause) {
    about(block, job, cause.getClass().getSimpleName())
        .addKeyValue("consequence", "kept in the engine, tried again in 10 s")
        .log("block.database_away");
    return new JobResult.Parked(
        UNTIL_THE_DATABASE_IS_BACK, "the database could not be asked; it is tried again");
  }

  private static LoggingEventBuilder about(String block, Job job, String reason) {
    return log.atWarn()
        .addKeyValue("block", block)
        .addKeyValue("process", job.element().process())
        .addKeyValue("instance", job.element().processInstanceKey())
        .addKeyValue("element", job.element().id())
        .addKeyValue("reason", reason);
  }
}
