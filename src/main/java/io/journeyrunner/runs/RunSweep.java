// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InstanceLife;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds runs that the engine no longer has, though nobody told of their end: somebody cancelled
 * them in Operate, or deleted the engine's data. Looks at some of them at a time, by instance key
 * and from the front again after the last; one of all nodes does, so the engine's load is the same
 * however many there are.
 */
@Component
final class RunSweep {

  private static final Logger log = LoggerFactory.getLogger(RunSweep.class);

  private final RunStore store;
  private final RunSweepStore sweeps;
  private final LostRuns lost;
  private final Engine engine;
  private final SweepSettings settings;
  private final Clock clock;

  RunSweep(
      RunStore store,
      RunSweepStore sweeps,
      LostRuns lost,
      Engine engine,
      SweepSettings settings,
      Clock clock) {
    this.store = store;
    this.sweeps = sweeps;
    this.lost = lost;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  private record Look(long instanceKey, CompletionStage<InstanceLife> life) {

    InstanceLife seen() {
      return life.toCompletableFuture().join();
    }
  }

  /** Asks every second whether a look is due: the pace is that of the settings, over all nodes. */
  @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1S")
  void lookIfDue() {
    Instant now = clock.instant();
    sweeps.claim(now, now.plus(settings.every())).ifPresent(after -> look(after, now));
  }

  private void look(long after, Instant now) {
    List<Look> looks =
        store.startedBefore(now.minus(settings.olderThan()), after, settings.runs()).stream()
            .map(run -> new Look(run.instance(), engine.look(run.instance())))
            .toList();
    if (!looks.isEmpty() && looks.stream().allMatch(one -> one.seen() == InstanceLife.UNKNOWN)) {
      return; // the engine is away: the same ones are looked at the next time
    }
    long found =
        looks.stream()
            .filter(one -> one.seen() == InstanceLife.GONE)
            .filter(one -> lost.settle(one.instanceKey()))
            .count();
    sweeps.note(looks.size() < settings.runs() ? 0 : looks.getLast().instanceKey());
    if (found > 0) {
      log.atInfo()
          .addKeyValue("looked_at", looks.size())
          .addKeyValue("found", found)
          .addKeyValue("consequence", "they were cancelled, and count no more")
          .log("journey.lost_runs_dropped");
    }
  }
}
