// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets a user enter again whose run was asked for, and gave no sign of life: its sender was told to
 * send the event again. An instance that shows up later all the same is the run, or is cancelled
 * where the user has entered again, see {@link RunFence}.
 */
@Component
final class UnansweredStarts {

  private static final Logger log = LoggerFactory.getLogger(UnansweredStarts.class);
  private static final Duration MEMORY = Duration.ofHours(1);

  private final RunStore store;
  private final RunSettings settings;
  private final Clock clock;

  UnansweredStarts(RunStore store, RunSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
  void unlock() {
    int silent = store.unlockUnanswered(clock.instant().minus(settings.startPatience()));
    if (silent > 0) {
      log.atWarn()
          .addKeyValue("runs", silent)
          .addKeyValue("consequence", "their users may enter again; their senders send again")
          .log("run.start_unanswered");
    }
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void forget() {
    store.deleteUnanswered(clock.instant().minus(MEMORY));
  }
}
