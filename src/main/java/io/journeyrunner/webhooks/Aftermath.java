// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Decides what follows from an attempt: done, try again, or what the author wants of a failure. */
@Component
final class Aftermath {

  private static final Duration AT_ITS_END = Duration.ofMillis(100);

  private final FailedEvents failedEvents;
  private final AttemptLog attempts;
  private final Clock clock;

  Aftermath(FailedEvents failedEvents, AttemptLog attempts, Clock clock) {
    this.failedEvents = failedEvents;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** What follows from an attempt; the attempt is written down. */
  JobResult of(Job job, Delivery delivery, Deliverer.Result result) {
    if (result.outcome() instanceof Outcome.Parked parked) {
      return parked(job, delivery, parked); // no attempt, so no line
    }
    Outcome outcome = settled(job, delivery, result.outcome());
    attempts.add(AttemptLog.Run.of(job, delivery), delivery, outcome, result);
    return switch (outcome) {
      case Outcome.Delivered delivered -> done(job, delivery, delivered);
      case Outcome.Retry retry ->
          new JobResult.TryAgain(
              retry.retryAfter().orElse(Duration.ZERO),
              FailureText.of(job, delivery, retry.what(), result.excerpt()));
      case Outcome.Parked parked -> parked(job, delivery, parked);
      case Outcome.Ended ended -> ended(job, delivery, ended, result.excerpt());
    };
  }

  private static JobResult done(Job job, Delivery delivery, Outcome.Delivered delivered) {
    Map<String, Object> variables = new HashMap<>();
    if (job.attempt() > 1 && job.element().process().isRule()) {
      // Ops look for what had trouble; a journey may make many calls.
      variables.put(DeliveryId.VARIABLE, delivery.id().value());
    }
    String variable = delivery.plan().configuration().resultVariable();
    if (variable != null) {
      variables.put(variable, ReplyVariable.of(delivered.reply(), job.attempt()));
    }
    return new JobResult.Completed(variables);
  }

  /** What an outcome comes to: a retry with the time of its next attempt, or the end. */
  private Outcome settled(Job job, Delivery delivery, Outcome outcome) {
    if (!(outcome instanceof Outcome.Retry retry)) {
      return outcome;
    }
    Webhook webhook = delivery.plan().configuration();
    Optional<Duration> wait =
        webhook.retries().waitAfter(job.attempt(), retry.retryAfter(), ThreadLocalRandom.current());
    if (wait.isEmpty()) {
      return new Outcome.Ended(Outcome.Kind.failed, retry.what());
    }
    Duration expiresAfter = webhook.expiresAfter();
    Instant next = clock.instant().plus(wait.get());
    if (expiresAfter != null && !next.isBefore(job.since().plus(expiresAfter))) {
      return new Outcome.Ended(
          Outcome.Kind.expired, retry.what() + ", and it expires before the next attempt");
    }
    return new Outcome.Retry(retry.what(), wait);
  }

  /** It is looked at once more when it expires, so that it ends then. */
  private JobResult parked(Job job, Delivery delivery, Outcome.Parked parked) {
    Duration expiresAfter = delivery.plan().configuration().expiresAfter();
    Duration after = parked.after();
    if (expiresAfter != null) {
      Duration left = Duration.between(clock.instant(), job.since().plus(expiresAfter));
      Duration toItsEnd = left.plus(AT_ITS_END);
      after = after.compareTo(toItsEnd) > 0 ? toItsEnd : after;
    }
    return new JobResult.Parked(after, parked.what());
  }

  private JobResult ended(Job job, Delivery delivery, Outcome.Ended ended, String excerpt) {
    failedEvents.emit(job, delivery, ended);
    return switch (delivery.plan().configuration().onFailure()) {
      case incident ->
          new JobResult.Incident(FailureText.withRemedy(job, delivery, ended, excerpt));
      case error ->
          new JobResult.BpmnError(
              ended.kind().errorCode(), FailureText.of(job, delivery, ended.what(), excerpt));
      case continue_ -> goOn(delivery.plan().configuration(), ended, job.attempt());
    };
  }

  /** The process goes on as if nothing had happened; the result variable tells. */
  static JobResult goOn(Webhook webhook, Outcome.Ended ended, int attempts) {
    String variable = webhook.resultVariable();
    return new JobResult.Completed(
        variable == null ? Map.of() : Map.of(variable, ReplyVariable.ofFailure(ended, attempts)));
  }
}
