// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.Job;
import io.journeyrunner.webhooks.log.DeliveryLog;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes attempts down: a line in the log, an entry in the delivery log. Thread-safe. */
@Component
final class AttemptLog {

  private static final Logger log = LoggerFactory.getLogger(AttemptLog.class);

  private final DeliveryLog deliveries;
  private final Clock clock;

  AttemptLog(DeliveryLog deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** What the call of a WebHook in a process is made for. */
  static LoggedAttempt.Origin origin(Job job, Delivery delivery) {
    return new LoggedAttempt.Origin(
        delivery.id().value(),
        job.element().process().value(),
        job.element().id(),
        Long.toString(job.element().processInstanceKey()),
        delivery.event().id().value(),
        delivery.event().user().value());
  }

  /**
   * Adds an attempt that was just made.
   *
   * @param number 1 for the first
   */
  void add(LoggedAttempt.Origin origin, int number, Outcome outcome, Deliverer.Result result) {
    deliveries.add(logged(origin, number, outcome, result));
    log.atInfo()
        .addKeyValue("delivery", origin.webhook_id())
        .addKeyValue("event", origin.event())
        .addKeyValue("process", origin.process())
        .addKeyValue("instance", origin.instance())
        .addKeyValue("element", origin.element())
        .addKeyValue("attempt", number)
        .addKeyValue("outcome", outcome.code())
        .addKeyValue("what", outcome.what())
        .addKeyValue("ms", result.duration().toMillis())
        .log("webhook.attempted");
  }

  private LoggedAttempt logged(
      LoggedAttempt.Origin origin, int number, Outcome outcome, Deliverer.Result result) {
    LoggedAttempt.Exchange exchange = result.trace().exchange();
    return new LoggedAttempt(
        origin,
        clock.instant().minus(result.duration()),
        result.trace().endpoint(),
        number,
        new LoggedAttempt.Result(
            outcome.code(),
            outcome.what(),
            exchange.reply() == null ? null : exchange.reply().status(),
            result.duration().toMillis()),
        exchange);
  }
}
