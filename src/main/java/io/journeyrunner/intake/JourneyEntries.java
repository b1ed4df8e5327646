// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Starts runs of one journey, past all others that listen to the same type: what the trigger says
 * of condition, limits and mode holds as for any event. Thread-safe.
 */
@Component
public final class JourneyEntries {

  private final EventPassage passage;

  JourneyEntries(EventPassage passage) {
    this.passage = passage;
  }

  /**
   * Lets the users of events enter.
   *
   * @param events each stands for the wish of one user; with the same id it starts one run
   * @return one for each event, done when the engine has acknowledged it
   */
  public List<CompletableFuture<EntryOutcome>> enter(Trigger trigger, List<Event> events) {
    return passage
        .pass(events.stream().map(event -> Arriving.entry(trigger, event)).toList())
        .stream()
        .map(passed -> passed.outcome().thenApply(outcome -> entry(outcome.starts().getFirst())))
        .toList();
  }

  private static EntryOutcome entry(StartOutcome outcome) {
    return switch (outcome) {
      case StartOutcome.Running(ProcessId process, Long instanceKey, boolean now) ->
          new EntryOutcome.Entered(instanceKey == null ? null : Long.toString(instanceKey));
      case StartOutcome.Stayed(var stays, var by) ->
          new EntryOutcome.Skipped(stays.reason().code(), stays.detail());
      case StartOutcome.Failed failed ->
          failed.mayPass()
              ? new EntryOutcome.Later(failed.detail())
              : new EntryOutcome.Failed(failed.reason(), failed.detail());
    };
  }
}
