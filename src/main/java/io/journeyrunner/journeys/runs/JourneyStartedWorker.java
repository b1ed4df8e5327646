// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.EventId;
import io.journeyrunner.intake.SeenStarts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Listens at the start event of every prepared journey: keeps who is on it and tells it. Doing it
 * twice is the same as once. Thread-safe.
 */
@Component
final class JourneyStartedWorker implements BlockWorker {

  private final JourneyRunStore store;
  private final RunEvents events;
  private final SeenStarts seen;
  private final Clock clock;

  JourneyStartedWorker(JourneyRunStore store, RunEvents events, SeenStarts seen, Clock clock) {
    this.store = store;
    this.events = events;
    this.seen = seen;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return "journeyrunner-journey-started";
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
    JourneyRun run = RunVariables.run(job, clock.instant());
    return RunJob.work(job, () -> note(run), () -> events.started(run), () -> {});
  }

  private void note(JourneyRun run) {
    store.add(run);
    EventId event = run.entry().event();
    if (event != null) {
      seen.seen(run.process(), event, run.instanceKey());
    }
  }
}
