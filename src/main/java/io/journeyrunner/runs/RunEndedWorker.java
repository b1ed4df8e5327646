// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.EventNotTaken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Listens at the end of every prepared process: the run goes, so that its user may enter again, and
 * the system hears of it. The end of a process that a run called closes what was open in it. Doing
 * it twice is the same as once. Thread-safe.
 */
@Component
final class RunEndedWorker implements BlockWorker {

  private static final Logger log = LoggerFactory.getLogger(RunEndedWorker.class);
  private static final Duration UNTIL_THE_EVENT_IS_TAKEN = Duration.ofSeconds(5);
  private static final int MOST_TRIALS = 10;

  private final RunStore runs;
  private final OpenWaitStore waits;
  private final RunEvents events;
  private final Clock clock;

  RunEndedWorker(RunStore runs, OpenWaitStore waits, RunEvents events, Clock clock) {
    this.runs = runs;
    this.waits = waits;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return Listeners.RUN_ENDED;
  }

  @Override
  public int concurrency() {
    return Listening.AT_ONCE;
  }

  @Override
  public Duration patience() {
    return Listening.PATIENCE;
  }

  @Override
  public List<String> variables() {
    return RunVariables.NAMES;
  }

  @Override
  public JobResult work(Job job) {
    return Listening.guard(
        () -> {
          Run now = RunVariables.run(job, clock.instant());
          Optional<Run> known =
              runs.find(job.element().processInstanceKey()).or(() -> runs.find(now.id()));
          return known.filter(run -> !isRun(run, now)).isPresent()
              ? Listening.done(() -> waits.closeInstance(job.element().processInstanceKey()))
              : end(job, known.map(run -> run.endingAs(now)).orElse(now));
        });
  }

  /** False for a process that the run calls, and for a second instance of the run. */
  private static boolean isRun(Run run, Run ending) {
    return run.instanceKey() == null
        ? run.process().equals(ending.process())
        : run.instanceKey().equals(ending.instanceKey());
  }

  /** Gone first, so that a journey may listen to its own end; told again if this node dies. */
  private JobResult end(Job job, Run run) {
    boolean unused = runs.delete(run.id());
    try {
      events.exited(run, RunEvents.End.completed);
    } catch (EventNotTaken e) {
      if (job.attempt() < MOST_TRIALS) {
        return new JobResult.TryAgain(
            UNTIL_THE_EVENT_IS_TAKEN, new Failure(String.valueOf(e.getMessage()), null));
      }
      log.atWarn()
          .addKeyValue("process", run.process())
          .addKeyValue("instance", run.instanceKey())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "what listens to journey_exited does not start")
          .log("run.end_not_told");
    }
    return new JobResult.Completed(Map.of());
  }
}
