// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Notes runs that began just before this version of the application took over: the copies that
 * older versions prepared have a listener at their start. Thread-safe.
 */
@Component
final class LegacyStartWorker implements BlockWorker {

  private final RunStore store;
  private final Clock clock;

  LegacyStartWorker(RunStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return Listeners.LEGACY_STARTED;
  }

  @Override
  public int concurrency() {
    return 4;
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
    Run run = RunVariables.run(job, clock.instant()).asLegacy();
    return Listening.guard(
        () ->
            Listening.done(
                () -> {
                  if (!store.add(List.of(run)).getFirst()) {
                    List<Boolean> unused = store.add(List.of(run.besideOthers()));
                  }
                }));
  }
}
