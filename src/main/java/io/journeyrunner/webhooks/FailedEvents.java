// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.events.SystemEvents;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the system, as the event {@code webhook_failed}, that a call has failed for good. */
@Component
final class FailedEvents {

  private static final Logger log = LoggerFactory.getLogger(FailedEvents.class);
  private static final String NOT_TOLD = "webhook.failure_not_told";
  private static final EventType TYPE = new EventType("webhook_failed");

  private final SystemEvents events;
  private final Clock clock;

  FailedEvents(SystemEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Emits the event. Never fails: whatever goes wrong with it, the outcome of the call stands. */
  void emit(Job job, Delivery delivery, Outcome.Ended ended) {
    Event cause = delivery.event();
    Event failed =
        new Event(
            new EventId("failed-" + delivery.id()),
            TYPE,
            cause.user(),
            clock.instant(),
            cause.brand(),
            details(job, delivery, ended));
    try {
      events.emit(failed, EventVariables.depth(job.variables()));
    } catch (EventNotTaken e) {
      notTold(delivery).addKeyValue("reason", e.getMessage()).log(NOT_TOLD);
    } catch (RuntimeException e) {
      notTold(delivery).setCause(e).log(NOT_TOLD);
    }
  }

  private static LoggingEventBuilder notTold(Delivery delivery) {
    return log.atWarn()
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("consequence", "what listens to webhook_failed does not start");
  }

  private static ObjectNode details(Job job, Delivery delivery, Outcome.Ended ended) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", job.element().process().value())
        .put("element", job.element().id())
        .put("outcome", ended.code())
        .put("what", ended.what())
        .put("webhook_id", delivery.id().value())
        .put("event_id", delivery.event().id().value())
        .put("event_type", delivery.event().type().value());
  }
}
