// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import org.springframework.stereotype.Component;

/** Settles starts that the engine did not make: what surely did not start may be sent again. */
@Component
final class StartFailures {

  private final StartClaims claims;

  StartFailures(StartClaims claims) {
    this.claims = claims;
  }

  StartOutcome unavailable(StartResult.Unavailable unavailable, Trigger trigger, Event event) {
    if (unavailable.certain()) {
      claims.takeBack(event, trigger);
    }
    return new StartOutcome.Failed(
        StartOutcome.ENGINE_UNAVAILABLE,
        trigger.process() + " was not started: " + unavailable.reason() + "; send the event again");
  }

  StartOutcome refused(StartResult.Refused refused, Trigger trigger, Event event) {
    claims.takeBack(event, trigger);
    return new StartOutcome.Failed(
        StartOutcome.REFUSED,
        trigger.process() + " can't be started with this event: " + refused.reason());
  }

  StartOutcome redrawn(Trigger trigger, Event event) {
    claims.takeBack(event, trigger);
    return new StartOutcome.Failed(
        StartOutcome.REDRAWN, trigger.process() + " was changed just now; send the event again");
  }

  static StartOutcome inProgress(String what) {
    return new StartOutcome.Failed(
        StartOutcome.IN_PROGRESS,
        "another request with this event id is " + what + "; send the event again in some seconds");
  }
}
