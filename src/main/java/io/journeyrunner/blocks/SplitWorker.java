// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.BlockWorker;
import io.journeyrunner.engine.Job;
import io.journeyrunner.engine.JobResult;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.users.UserId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does the Split blocks: says which variant the user gets. Thread-safe. */
@Component
final class SplitWorker implements BlockWorker {

  static final String JOB_TYPE = "split";

  private final BlockSettings settings;

  SplitWorker(BlockSettings settings) {
    this.settings = settings;
  }

  @Override
  public String jobType() {
    return JOB_TYPE;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Duration patience() {
    return Blocks.PATIENCE;
  }

  @Override
  public JobResult work(Job job) {
    return StuckBlock.guard("Split", job, () -> decide(job));
  }

  private static JobResult decide(Job job) {
    Split split = Split.read(new TaskHeaders(job.headers()));
    UserId user;
    try {
      user = EventVariables.user(job.variables());
    } catch (IllegalArgumentException e) {
      return StuckBlock.variables("Split", job, String.valueOf(e.getMessage()));
    }
    return new JobResult.Completed(
        Map.of(
            split.resultVariable(),
            split.variantOf(job.element().process(), job.element().id(), user)));
  }
}
