// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.api.response.ActivatedJob;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.Retry;
import io.journeyrunner.engine.calls.Variables;
import io.journeyrunner.engine.jobs.JobResult.BpmnError;
import io.journeyrunner.engine.jobs.JobResult.Completed;
import io.journeyrunner.engine.jobs.JobResult.Incident;
import io.journeyrunner.engine.jobs.JobResult.Parked;
import io.journeyrunner.engine.jobs.JobResult.TryAgain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One job from the engine to a worker and back. Thread-safe. */
final class JobRun {

  private static final Logger log = LoggerFactory.getLogger(JobRun.class);

  /** Of its time: what is begun then can't be answered in time. */
  private static final Duration TOO_LITTLE = Duration.ofSeconds(1);

  private final BlockWorker worker;
  private final JobGate gate;
  private final DrawnHeaders drawn;
  private final JobAnswers answers;
  private final Clock clock;

  JobRun(BlockWorker worker, JobGate gate, DrawnHeaders drawn, JobAnswers answers, Clock clock) {
    this.worker = worker;
    this.gate = gate;
    this.drawn = drawn;
    this.answers = answers;
    this.clock = clock;
  }

  /** Returns when the engine has the answer. Throws nothing: the client would lose a place. */
  void run(ActivatedJob activated) {
    Instant end = end(activated);
    if (!clock.instant().isBefore(end.minus(TOO_LITTLE))) {
      // It waited here for a free place until its time was over: the engine gives it out again.
      about(log.atWarn(), activated).addKeyValue("deadline", end).log("job.came_too_late");
      return;
    }
    JobContext.begin(activated.getProcessInstanceKey());
    try {
      work(activated);
    } catch (RuntimeException e) {
      about(log.atError(), activated)
          .addKeyValue("consequence", "the engine gives it out again after its time-out")
          .setCause(e)
          .log("job.not_answered");
    } finally {
      JobContext.end();
    }
  }

  private void work(ActivatedJob activated) {
    Memo memo = Memo.NONE;
    Instant end = end(activated);
    JobResult result;
    try {
      JobReading reading = JobReading.of(activated, drawn, clock);
      memo = new Memo(reading.attempts(), Map.of());
      Optional<Instant> held = heldUntil(activated, reading.job());
      if (held.isEmpty()) {
        return; // the engine gives it out again
      }
      end = held.get();
      reading.eventId().ifPresent(JobContext::event);
      if (!gate.admits(reading.job())) {
        about(log.atWarn(), activated)
            .addKeyValue("consequence", "its process instance is a second one, and is cancelled")
            .log("job.not_admitted");
        return;
      }
      result = JobAnswers.checked(worker.work(reading.job()));
      if (!(result instanceof Completed)) {
        memo = memo.marked(worker.marks(reading.job()));
      }
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      // Exception, since libraries in Kotlin throw checked ones without declaring them.
      result = bug(activated, e);
    }
    record(activated, result);
    answer(activated, end, memo, result);
  }

  /** When its time is over, which is extended if its work needs longer; empty if that fails. */
  private Optional<Instant> heldUntil(ActivatedJob activated, Job job) {
    Instant now = clock.instant();
    Duration needed = worker.needed(job);
    if (!now.plus(needed).isAfter(end(activated))) {
      return Optional.of(end(activated));
    }
    try {
      answers.extend(activated, needed);
      return Optional.of(now.plus(needed));
    } catch (RuntimeException e) {
      about(log.atWarn(), activated)
          .addKeyValue("words", CallFailure.words(e))
          .addKeyValue("consequence", "it is not begun; the engine gives it out again")
          .log("job.not_extended");
      return Optional.empty();
    }
  }

  private static Instant end(ActivatedJob activated) {
    return Instant.ofEpochMilli(activated.getDeadline());
  }

  /** Gives a job back untouched, for another node or for after the restart. */
  void giveBack(ActivatedJob activated) {
    try {
      Attempts attempts = Attempts.of(Variables.read(activated.getVariables()));
      answer(
          activated,
          end(activated),
          new Memo(attempts, Map.of()),
          new Parked(Duration.ZERO, "this node is stopping"));
    } catch (RuntimeException e) {
      about(log.atDebug(), activated).setCause(e).log("job.not_given_back");
    }
  }

  private static JobResult bug(ActivatedJob activated, Throwable thrown) {
    about(log.atError(), activated)
        .addKeyValue("consequence", "an incident; Retry in Operate runs it again")
        .setCause(thrown)
        .log("job.bug");
    return new Incident(
        new Failure(
            "a bug in Journey Runner stopped this block ("
                + thrown.getClass().getSimpleName()
                + "); its log has more at job "
                + activated.getKey()
                + "; mend the cause or report it, then retry",
            null));
  }

  private void answer(ActivatedJob activated, Instant end, Memo memo, JobResult result) {
    Retry retry = new Retry(Duration.between(clock.instant(), end), CallFailure::mayPass);
    try {
      retry.call(() -> answers.command(activated, memo, result).send()).join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      switch (CallFailure.of(cause)) {
        case GONE, DUPLICATE ->
            about(log.atInfo(), activated)
                .addKeyValue("words", CallFailure.words(cause))
                .log("job.gone");
        case REFUSED -> {
          refused(activated, result, cause)
              .ifPresent(incident -> answer(activated, end, memo, incident));
        }
        case AWAY, PUSHED_BACK, UNANSWERED -> throw e;
      }
    }
  }

  /** Such as a reply that is too large for the engine: ops must see it, or it runs for ever. */
  private static Optional<JobResult> refused(
      ActivatedJob activated, JobResult result, Throwable cause) {
    String words = CallFailure.words(cause);
    about(log.atError(), activated).addKeyValue("words", words).log("job.answer_refused");
    if (result instanceof Incident) {
      return Optional.empty();
    }
    String message =
        "the engine refused the outcome of this block: "
            + words
            + "; make the block's result smaller or mend its error code, then retry";
    return Optional.of(new Incident(new Failure(message, null)));
  }

  private static void record(ActivatedJob activated, JobResult result) {
    switch (result) {
      case Completed done -> about(log.atDebug(), activated).log("job.completed");
      case Parked parked ->
          about(log.atDebug(), activated)
              .addKeyValue("after", parked.after())
              .addKeyValue("reason", parked.reason())
              .log("job.parked");
      case TryAgain again ->
          with(about(log.atInfo(), activated).addKeyValue("after", again.after()), again.failure())
              .log("job.failed");
      case BpmnError error ->
          with(about(log.atInfo(), activated).addKeyValue("code", error.code()), error.failure())
              .log("job.error_thrown");
      case Incident incident ->
          with(about(log.atWarn(), activated), incident.failure()).log("job.incident");
    }
  }

  /** Its message is for the incident: it may quote a reply, which a log must not. */
  private static LoggingEventBuilder with(LoggingEventBuilder line, Failure failure) {
    @Nullable String detail = failure.detail();
    return detail == null ? line : line.addKeyValue("detail", detail);
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, ActivatedJob job) {
    return line.addKeyValue("type", job.getType())
        .addKeyValue("job", job.getKey())
        .addKeyValue("process", job.getBpmnProcessId())
        .addKeyValue("instance", job.getProcessInstanceKey())
        .addKeyValue("element", job.getElementId());
  }
}
