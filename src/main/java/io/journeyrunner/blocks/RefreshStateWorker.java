// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.users.UserStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does the Refresh state blocks: gateways after it see the user as he is now. Thread-safe. */
@Component
final class RefreshStateWorker implements BlockWorker {

  static final String JOB_TYPE = "refresh-state";

  private final UserStates users;
  private final BlockSettings settings;

  RefreshStateWorker(UserStates users, BlockSettings settings) {
    this.users = users;
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
    return StuckBlock.guard("Refresh state", job, this::refreshed);
  }

  private JobResult refreshed(BlockJob block) {
    return new JobResult.Completed(Map.of("state", users.get(block.user())));
  }
}
