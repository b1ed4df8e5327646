// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import static io.journeyrunner.engine.TestProcesses.deployed;
import static io.journeyrunner.engine.TestProcesses.json;
import static io.journeyrunner.engine.TestProcesses.oneTask;
import static io.journeyrunner.engine.TestProcesses.started;
import static io.journeyrunner.engine.TestProcesses.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.jobs.JobResult.Completed;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A job is worked on once, however long its work takes and however long it waited for a place. */
@SuppressWarnings("try") // workers are there until they are closed
class JobTimeEngineTest {

  private final RunningEngine engine = RunningEngine.shared();
  private final String type = unique("block");
  private final Queue<Job> seen = new ConcurrentLinkedQueue<>();

  /** A worker that takes jobs for three seconds, or for longer if a job needs it. */
  private record HastyWorker(String jobType, Duration longest, Function<Job, JobResult> decision)
      implements BlockWorker {
    @Override
    public int concurrency() {
      return 1;
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(3);
    }

    @Override
    public Duration needed(Job job) {
      return longest;
    }

    @Override
    public JobResult work(Job job) {
      return decision.apply(job);
    }
  }

  private JobResult seenFor(Job job, long millis) {
    seen.add(job);
    await()
        .pollDelay(Duration.ofMillis(millis))
        .atMost(Duration.ofMillis(millis + 5_000))
        .until(() -> true);
    return new Completed(Map.of());
  }

  @Test
  void takesAJobForAsLongAsItsOwnWorkNeeds() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("long"), type));

    try (var workers =
        engine.subscribe(
            new HastyWorker(type, Duration.ofSeconds(20), job -> seenFor(job, 7_000)))) {
      long instance = started(process, json("{}"));
      await().atMost(Duration.ofSeconds(20)).until(() -> engine.isCompleted(instance));
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void doesNotBeginAJobThatWaitedHereUntilItsTimeWasNearlyOver() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("queued"), type));

    try (var workers =
        engine.subscribe(new HastyWorker(type, Duration.ZERO, job -> seenFor(job, 2_300)))) {
      long first = started(process, json("{}"));
      long second = started(process, json("{}"));
      await().atMost(Duration.ofSeconds(20)).until(() -> engine.isCompleted(first));
      await().atMost(Duration.ofSeconds(20)).until(() -> engine.isCompleted(second));
    }

    assertThat(seen).hasSize(2);
  }
}
