// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Drops runs whose start nobody knows the fate of, and that gave no sign of life: their sender was
 * told to send the event again, and the user may enter. An instance that shows up later all the
 * same is taken over.
 */
@Component
final class UnansweredStarts {

  private static final Logger log = LoggerFactory.getLogger(UnansweredStarts.class);
  private static final int AT_ONCE = 500;

  private final RunStore store;
  private final RunSettings settings;
  private final Clock clock;

  UnansweredStarts(RunStore store, RunSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
  void drop() {
    List<RunId> silent =
        store.unanswered(clock.instant().minus(settings.startPatience()), AT_ONCE).stream()
            .map(Run::id)
            .toList();
    if (silent.isEmpty()) {
      return;
    }
    store.deleteUnstarted(silent);
    log.atWarn()
        .addKeyValue("runs", silent)
        .addKeyValue("consequence", "they have not begun; their senders send the event again")
        .log("run.start_unanswered");
  }
}
