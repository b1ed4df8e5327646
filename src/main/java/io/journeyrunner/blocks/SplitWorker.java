// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.List;
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
  public List<String> variables() {
    return BlockJob.OF_USER;
  }

  @Override
  public JobResult work(Job job) {
    return StuckBlock.guard("Split", job, SplitWorker::decide);
  }

  private static JobResult decide(BlockJob block) {
    Split split = Split.read(block.headers());
    Job.Element element = block.job().element();
    String variant = split.variantOf(element.process(), element.id(), block.user());
    return new JobResult.Completed(Map.of(split.resultVariable(), variant));
  }
}
