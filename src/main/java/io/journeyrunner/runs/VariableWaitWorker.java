// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The same as {@link WaitOpenedWorker} where a condition reads variables of the run: it fetches all
 * of them, which the other one need not. Thread-safe.
 */
@Component
final class VariableWaitWorker implements BlockWorker {

  private final WaitOpenedWorker worker;

  VariableWaitWorker(WaitOpenedWorker worker) {
    this.worker = worker;
  }

  @Override
  public String jobType() {
    return Listeners.WAIT_OPENED_WITH_VARIABLES;
  }

  @Override
  public int concurrency() {
    return worker.concurrency();
  }

  @Override
  public Duration patience() {
    return worker.patience();
  }

  @Override
  public JobResult work(Job job) {
    return worker.work(job);
  }
}
