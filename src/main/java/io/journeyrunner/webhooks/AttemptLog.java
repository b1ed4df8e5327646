// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.webhooks.log.DeliveryLog;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes attempts down: in the log, in the delivery log, in the figures. Thread-safe. */
@Component
final class AttemptLog {

  private static final Logger log = LoggerFactory.getLogger(AttemptLog.class);

  private final DeliveryLog deliveries;
  private final DeliveryMetrics metrics;
  private final Clock clock;

  AttemptLog(DeliveryLog deliveries, DeliveryMetrics metrics, Clock clock) {
    this.deliveries = deliveries;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Who made an attempt.
   *
   * @param attempt 1 for the first
   */
  record Run(LoggedAttempt.Origin origin, int attempt) {

    /** The WebHook in a process. */
    static Run of(Job job, Delivery delivery) {
      return new Run(
          new LoggedAttempt.Origin(
              delivery.id().value(),
              job.element().process().value(),
              job.element().id(),
              Long.toString(job.element().processInstanceKey()),
              delivery.event().id().value(),
              delivery.event().user().value(),
              null),
          job.attempt());
    }

    boolean isOfRule() {
      return new ProcessId(origin.process()).isRule();
    }
  }

  /**
   * Adds an attempt that was just made.
   *
   * @param run who made it
   */
  void add(Run run, Delivery delivery, Outcome outcome, Deliverer.Result result) {
    LoggedAttempt.Origin origin = run.origin();
    if (deliveries.isKept()) {
      deliveries.add(logged(run, delivery, outcome, result));
    }
    metrics.count(run, delivery, outcome, result);
    log.atInfo()
        .addKeyValue("delivery", origin.webhook_id())
        .addKeyValue("event", origin.event())
        .addKeyValue("process", origin.process())
        .addKeyValue("instance", origin.instance())
        .addKeyValue("element", origin.element())
        .addKeyValue("attempt", run.attempt())
        .addKeyValue("outcome", outcome.code())
        .addKeyValue("what", outcome.what())
        .addKeyValue("ms", result.duration().toMillis())
        .log(origin.replay() == null ? "webhook.attempted" : "webhook.replayed");
  }

  private LoggedAttempt logged(
      Run run, Delivery delivery, Outcome outcome, Deliverer.Result result) {
    LoggedAttempt.Exchange exchange = result.trace().exchange();
    return new LoggedAttempt(
        run.origin(),
        clock.instant().minus(result.duration()),
        result.trace().endpoint(),
        run.attempt(),
        new LoggedAttempt.Result(
            outcome.code(),
            outcome.what(),
            exchange.reply() == null ? null : exchange.reply().status(),
            result.duration().toMillis()),
        exchange,
        Inputs.of(delivery).text().orElse(null));
  }
}
