// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Decides about a job of which no delivery can be made. */
final class Unusable {

  private static final Logger log = LoggerFactory.getLogger(Unusable.class);
  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(10);

  /** Its configuration can't work, so it does not say what is to follow either. */
  JobResult configuration(Job job, InvalidWebhook mistake) {
    String what =
        mistake.findings().stream().map(Object::toString).collect(Collectors.joining("; "));
    about(job, what)
        .addKeyValue("consequence", "an incident; nothing was sent")
        .log("webhook.unusable");
    return new JobResult.Incident(
        new Failure(
            "Nothing was sent: "
                + what
                + ". Correct the diagram and deploy it; this instance keeps what it was started"
                + " with, so cancel it and start it anew.",
            null));
  }

  /** Its process does not tell the event. There is nobody to tell of the failure. */
  JobResult variables(Job job, Webhook webhook, String what) {
    about(job, what)
        .addKeyValue(
            "consequence", "onFailure " + webhook.onFailure().code() + "; nothing was sent")
        .log("webhook.unusable");
    String message = "Nothing was sent: " + what + ".";
    Outcome.Ended invalid = new Outcome.Ended(Outcome.Kind.invalid, what);
    return switch (webhook.onFailure()) {
      case incident -> new JobResult.Incident(new Failure(message + " Then press Retry.", null));
      case error -> new JobResult.BpmnError(invalid.kind().errorCode(), new Failure(message, null));
      case continue_ -> Aftermath.goOn(webhook, invalid, job.attempt());
    };
  }

  /** The database is away: that is nobody's attempt, and it passes. */
  JobResult state(Job job, RuntimeException cause) {
    about(job, cause.getClass().getSimpleName())
        .addKeyValue("consequence", "kept in the engine, tried again in 10 s")
        .log("webhook.state_unreadable");
    return new JobResult.Parked(
        UNTIL_THE_DATABASE_IS_BACK, "the user's state could not be read; it is tried again");
  }

  private static LoggingEventBuilder about(Job job, String reason) {
    return log.atWarn()
        .addKeyValue("process", job.element().process())
        .addKeyValue("instance", job.element().processInstanceKey())
        .addKeyValue("element", job.element().id())
        .addKeyValue("reason", reason);
  }
}
