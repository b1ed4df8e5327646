// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunEvents;
import io.journeyrunner.runs.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes users off stopped journeys, so many in a second, until nobody is on them. What a node that
 * died has left is done by the others, or after the restart; doing one twice is the same as once.
 */
@Component
final class JourneyStops {

  private static final Logger log = LoggerFactory.getLogger(JourneyStops.class);

  private final JourneyIndex index;
  private final Runs runs;
  private final RunEvents events;
  private final Engine engine;
  private final JourneySettings settings;
  private final Map<ProcessId, Long> after = new ConcurrentHashMap<>();

  JourneyStops(
      JourneyIndex index, Runs runs, RunEvents events, Engine engine, JourneySettings settings) {
    this.index = index;
    this.runs = runs;
    this.events = events;
    this.engine = engine;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void takeOff() {
    index.all().stream()
        .map(JourneyIndex.Known::stored)
        .filter(journey -> journey.state() == JourneyState.STOPPED)
        .forEach(journey -> takeOff(journey.process()));
  }

  /** A user whose data were deleted is on no journey any more. */
  @Scheduled(fixedDelayString = "PT1S")
  void takeOffDeleted() {
    takeOff(runs.leaving(settings.commandsPerSecond()), "of deleted users");
  }

  private void takeOff(ProcessId process) {
    takeOff(next(process), process.value());
  }

  private void takeOff(List<Run> page, String what) {
    record Cancelling(Run run, CompletionStage<CommandResult> result) {}
    List<Cancelling> batch = new ArrayList<>();
    for (Run run : page) {
      Long instanceKey = run.instanceKey();
      if (instanceKey != null) {
        batch.add(new Cancelling(run, engine.cancel(instanceKey)));
      }
    }
    long off =
        batch.stream()
            .filter(one -> isOff(one.run(), one.result().toCompletableFuture().join()))
            .count();
    if (!batch.isEmpty()) {
      log.atInfo()
          .addKeyValue("runs", what)
          .addKeyValue("taken_off", off)
          .addKeyValue("left_for_later", batch.size() - off)
          .log("journey.stopping");
    }
  }

  /** The next page, from the front again at the end: runs that stay must not keep others on. */
  private List<Run> next(ProcessId process) {
    int most = settings.commandsPerSecond();
    List<Run> page = runs.page(process, null, after.getOrDefault(process, 0L), most);
    if (page.size() < most) {
      after.remove(process);
    } else {
      after.put(process, page.getLast().instance());
    }
    return page;
  }

  private boolean isOff(Run run, CommandResult result) {
    return switch (result) {
      case CommandResult.Done done -> forget(run);
      case CommandResult.Gone gone -> forget(run);
      case CommandResult.Unavailable unavailable -> false;
      case CommandResult.Refused(String reason) -> {
        log.atWarn()
            .addKeyValue("process", run.process())
            .addKeyValue("instance", run.instanceKey())
            .addKeyValue("reason", reason)
            .addKeyValue("consequence", "it runs on, and is tried again")
            .log("journey.not_stopped");
        yield false;
      }
    };
  }

  /** Told before it is forgotten, so that it is told even if this node dies in between. */
  private boolean forget(Run run) {
    try {
      events.exited(run, RunEvents.End.stopped);
      boolean unused = runs.forget(run);
      return true;
    } catch (EventNotTaken e) {
      log.atDebug().addKeyValue("instance", run.instanceKey()).setCause(e).log("journey.not_told");
      return false;
    }
  }
}
