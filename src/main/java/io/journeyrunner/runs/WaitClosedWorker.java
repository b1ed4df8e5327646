// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Listens where an activity or scope with waits of its own ends: no event looks for them any more.
 * Thread-safe.
 */
@Component
final class WaitClosedWorker implements BlockWorker {

  private final OpenWaitStore waits;

  WaitClosedWorker(OpenWaitStore waits) {
    this.waits = waits;
  }

  @Override
  public String jobType() {
    return Listeners.WAIT_CLOSED;
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
    return List.of(RunVariables.RUN);
  }

  @Override
  public JobResult work(Job job) {
    return Listening.guard(() -> Listening.done(() -> waits.close(job.element().instanceKey())));
  }
}
