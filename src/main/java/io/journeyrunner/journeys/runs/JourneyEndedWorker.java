// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Listens at the end of every prepared journey: tells it, then forgets the run. Doing it twice is
 * the same as once. Thread-safe.
 */
@Component
final class JourneyEndedWorker implements BlockWorker {

  private final JourneyRunStore store;
  private final RunEvents events;
  private final Clock clock;

  JourneyEndedWorker(JourneyRunStore store, RunEvents events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return "journeyrunner-journey-ended";
  }

  @Override
  public int concurrency() {
    return RunJob.AT_ONCE;
  }

  @Override
  public Duration patience() {
    return RunJob.PATIENCE;
  }

  @Override
  public List<String> variables() {
    return RunVariables.NAMES;
  }

  @Override
  public JobResult work(Job job) {
    return RunJob.work(
        job,
        () -> {},
        () -> events.exited(run(job), RunEvents.End.completed),
        () -> store.delete(job.element().processInstanceKey()));
  }

  /** As it was entered, but so deep in a chain of system events as it is now. */
  private JourneyRun run(Job job) {
    JourneyRun now = RunVariables.run(job, clock.instant());
    return store.find(now.instanceKey()).map(known -> known.at(now.entry().depth())).orElse(now);
  }
}
