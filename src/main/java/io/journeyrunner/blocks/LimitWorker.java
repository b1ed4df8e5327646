// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.List;
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
  public List<String> variables() {
    return BlockJob.OF_USER;
  }

  @Override
  public JobResult work(Job job) {
    return StuckBlock.guard("Limit", job, this::decide);
  }

  private JobResult decide(BlockJob block) {
    Limit limit = Limit.read(block.headers());
    boolean isWithin = uses.isWithin(limit, block.job().element(), block.user());
    return new JobResult.Completed(Map.of(limit.resultVariable(), isWithin));
  }
}
