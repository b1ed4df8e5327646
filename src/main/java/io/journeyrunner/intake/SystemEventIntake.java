// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.SystemEvents;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the events of the system itself, and cuts chains of them that are too long. Thread-safe.
 */
@Component
final class SystemEventIntake implements SystemEvents {

  private static final Logger log = LoggerFactory.getLogger(SystemEventIntake.class);

  private final EventPassage passage;
  private final Deployments deployments;
  private final IntakeSettings settings;

  SystemEventIntake(EventPassage passage, Deployments deployments, IntakeSettings settings) {
    this.passage = passage;
    this.deployments = deployments;
    this.settings = settings;
  }

  @Override
  public boolean areHeard(EventType type) {
    return passage.concerns(type);
  }

  @Override
  public void emit(Event event, int depth) {
    if (!areHeard(event.type())) {
      return;
    }
    if (depth >= settings.systemEventDepth()) {
      log.atWarn()
          .addKeyValue("event", event.id())
          .addKeyValue("type", event.type())
          .addKeyValue("depth", depth)
          .addKeyValue(
              "consequence", "nothing starts for it; look for processes that cause each other")
          .log("intake.chain_cut");
      return;
    }
    if (!deployments.areDone()) {
      throw new EventNotTaken(event, "not all rules and journeys are deployed yet");
    }
    EventOutcome outcome =
        Futures.join(passage.pass(List.of(Arriving.of(event, depth + 1))).getFirst().outcome());
    outcome.failure().ifPresent(failure -> failed(event, failure));
  }

  /** What is refused for good must not hold up what emits the event. */
  private static void failed(Event event, EventOutcome.Failure failure) {
    if (failure.mayPass()) {
      throw new EventNotTaken(event, failure.detail());
    }
    log.atWarn()
        .addKeyValue("event", event.id())
        .addKeyValue("type", event.type())
        .addKeyValue("reason", failure.detail())
        .addKeyValue("consequence", "it is not tried again")
        .log("intake.system_event_refused");
  }
}
