// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Listens where a wait opens: from then on events of the user look for it. Doing it twice is the
 * same as once. Thread-safe.
 */
@Component
final class WaitOpenedWorker implements BlockWorker {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final WaitPlaces places;
  private final WaitOpening opening;
  private final RunMessages messages;

  WaitOpenedWorker(WaitPlaces places, WaitOpening opening, RunMessages messages) {
    this.places = places;
    this.opening = opening;
    this.messages = messages;
  }

  @Override
  public String jobType() {
    return Listeners.WAIT_OPENED;
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
    return RunVariables.NAMES;
  }

  @Override
  public JobResult work(Job job) {
    Optional<List<Wait>> drawn = places.waitsOf(job.element().definitionKey());
    if (drawn.isEmpty()) {
      // The engine has it a moment before it is noted, or another program deployed it.
      return new JobResult.Parked(SOON, "this version of the process is not known here yet");
    }
    if (RunVariables.user(job).isEmpty()) {
      return new JobResult.Incident(
          new Failure(
              "the process has no variable user_id, so nobody knows whose events it waits for;"
                  + " set it in Operate, then retry",
              null));
    }
    List<Wait> waits =
        drawn.get().stream()
            .filter(wait -> wait.opener().element().equals(job.element().id()))
            .toList();
    return Listening.guard(() -> open(job, waits));
  }

  private JobResult open(Job job, List<Wait> waits) {
    List<RunEvent> moved = opening.open(job, waits);
    if (!moved.isEmpty()) {
      messages.sendAll(moved);
    }
    return new JobResult.Completed(Map.of(Wait.KEY, Long.toString(job.element().instanceKey())));
  }
}
