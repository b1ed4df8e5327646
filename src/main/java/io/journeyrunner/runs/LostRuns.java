// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.events.EventNotTaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of runs that ended without telling it themselves, and drops them. Thread-safe. */
@Component
final class LostRuns {

  private static final Logger log = LoggerFactory.getLogger(LostRuns.class);
  private static final int AT_ONCE = 100;

  private final RunStore store;
  private final RunEvents events;
  private final NoticedRuns noticed;

  LostRuns(RunStore store, RunEvents events, NoticedRuns noticed) {
    this.store = store;
    this.events = events;
    this.noticed = noticed;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void settleNoticed() {
    noticed.take(AT_ONCE).forEach(this::settle);
  }

  /**
   * Settles a run that the engine no longer has; false if it is left for the next sweep. It is read
   * now, after the engine was asked: a run that came to its end by itself has told so and is not
   * there any more. Told before it is dropped, so that it is told even if this node dies in
   * between.
   */
  boolean settle(long instanceKey) {
    return store.find(instanceKey).filter(this::settle).isPresent();
  }

  private boolean settle(Run run) {
    try {
      events.exited(run, RunEvents.End.cancelled);
    } catch (EventNotTaken e) {
      log.atInfo()
          .addKeyValue("instance", run.instanceKey())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "it is counted as running until the next sweep")
          .log("journey.loss_not_told");
      return false;
    }
    return store.delete(run.id());
  }
}
