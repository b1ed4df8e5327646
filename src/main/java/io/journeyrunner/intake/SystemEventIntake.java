// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.events.SystemEvents;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the events of the system itself, and cuts chains of them that are too long. Thread-safe.
 */
@Component
final class SystemEventIntake implements SystemEvents {

  private static final Logger log = LoggerFactory.getLogger(SystemEventIntake.class);

  private final EventStarts starts;
  private final Deployments deployments;
  private final IntakeSettings settings;

  SystemEventIntake(EventStarts starts, Deployments deployments, IntakeSettings settings) {
    this.starts = starts;
    this.deployments = deployments;
    this.settings = settings;
  }

  @Override
  public void emit(Event event, int depth) {
    if (!starts.concerns(event)) {
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
    Optional<EventOutcome.Failure> failure =
        Futures.join(starts.start(event, depth + 1, starts.earlier(event))).failure();
    if (failure.isPresent()) {
      throw new EventNotTaken(event, failure.get().detail());
    }
  }
}
