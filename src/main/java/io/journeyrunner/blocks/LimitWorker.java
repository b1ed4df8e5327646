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

/** Does the Limit blocks: says whether this use is within the limit. Thread-safe. */
@Component
final class LimitWorker implements BlockWorker {

  static final String JOB_TYPE = "limit";

  private final LimitUses uses;
  private final BlockSettings settings;

  LimitWorker(LimitUses uses, BlockSettings settings) {
    this.uses = uses;
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
    return StuckBlock.guard("Limit", job, () -> decide(job));
  }

  private JobResult decide(Job job) {
    Limit limit = Limit.read(new TaskHeaders(job.headers()));
    UserId user;
    try {
      user = EventVariables.user(job.variables());
    } catch (IllegalArgumentException e) {
      return StuckBlock.variables("Limit", job, String.valueOf(e.getMessage()));
    }
    return new JobResult.Completed(
        Map.of(limit.resultVariable(), uses.isWithin(limit, job.element(), user)));
  }
}
