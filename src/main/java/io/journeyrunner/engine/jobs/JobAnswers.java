// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FailJobCommandStep1.FailJobCommandStep2;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.journeyrunner.engine.calls.Variables;
import io.journeyrunner.engine.jobs.JobResult.BpmnError;
import io.journeyrunner.engine.jobs.JobResult.Completed;
import io.journeyrunner.engine.jobs.JobResult.Incident;
import io.journeyrunner.engine.jobs.JobResult.Parked;
import io.journeyrunner.engine.jobs.JobResult.TryAgain;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Carries out what a worker decided, as the engine's commands. Thread-safe. */
final class JobAnswers {

  /** The engine keeps the message for as long as the incident lives. */
  private static final int LONGEST_MESSAGE = 8000;

  private final CamundaClient client;

  JobAnswers(CamundaClient client) {
    this.client = client;
  }

  /**
   * The result as the engine can have it: it answers some variables with a broken-off call, which
   * would be repeated for ever.
   */
  static JobResult checked(JobResult result) {
    if (!(result instanceof Completed(Map<String, Object> variables))) {
      return result;
    }
    return Variables.flaw(Variables.outcome(variables))
        .<JobResult>map(
            flaw ->
                new Incident(
                    new Failure(
                        "the engine can't keep the outcome of this block: "
                            + flaw
                            + ". Then press Retry.",
                        null)))
        .orElse(result);
  }

  /**
   * Takes a job for this long from now on.
   *
   * @throws RuntimeException if it is not ours any more, or the engine does not answer
   */
  void extend(ActivatedJob job, Duration time) {
    var unused = client.newUpdateTimeoutCommand(job.getKey()).timeout(time).send().join();
  }

  /** The command for this result, not yet sent. */
  FinalCommandStep<?> command(ActivatedJob job, Memo before, JobResult result) {
    return switch (result) {
      case Completed done when done.variables().isEmpty() ->
          client.newCompleteCommand(job.getKey());
      case Completed done ->
          client
              .newCompleteCommand(job.getKey())
              .variables(Variables.json(Variables.outcome(done.variables())));
      case TryAgain again ->
          later(job, before.with(before.attempts().andOne()), again.after())
              .errorMessage(cut(again.failure().message()));
      case Parked parked ->
          later(job, before.with(before.attempts()), parked.after())
              .errorMessage(cut(parked.reason()));
      case BpmnError error ->
          client
              .newThrowErrorCommand(job.getKey())
              .errorCode(error.code())
              .errorMessage(cut(error.failure().message()));
      case Incident incident ->
          client
              .newFailCommand(job.getKey())
              .retries(0)
              .errorMessage(cut(incident.failure().message()))
              .variables(Variables.json(before.with(Attempts.NONE)));
    };
  }

  /**
   * The engine's own count of retries stays as it is: at 0 it would raise an incident, and ours
   * tells parked from tried.
   */
  private FailJobCommandStep2 later(ActivatedJob job, ObjectNode kept, Duration after) {
    return client
        .newFailCommand(job.getKey())
        .retries(Math.max(1, job.getRetries()))
        .retryBackoff(after.isNegative() ? Duration.ZERO : after)
        .variables(Variables.json(kept));
  }

  private static String cut(String message) {
    return message.length() > LONGEST_MESSAGE
        ? message.substring(0, LONGEST_MESSAGE) + "…"
        : message;
  }
}
