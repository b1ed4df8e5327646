// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventType;
import io.journeyrunner.runs.LiveRuns;
import io.journeyrunner.runs.RunEvent;
import io.journeyrunner.runs.RunId;
import io.journeyrunner.runs.RunMessages;
import io.journeyrunner.runs.WaitIndex;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.users.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of all events: {@link LiveRuns} compares what is kept of their users with the engine,
 * {@link Admission} decides in one transaction, {@link Starting} and {@link RunMessages} ask the
 * engine. Thread-safe.
 */
@Component
final class EventPassage {

  private static final int TOGETHER = 500;

  private final TriggerIndex triggers;
  private final WaitIndex waits;
  private final LiveRuns live;
  private final Admission admission;
  private final Starting starting;
  private final RunMessages messages;

  EventPassage(
      TriggerIndex triggers,
      WaitIndex waits,
      LiveRuns live,
      Admission admission,
      Starting starting,
      RunMessages messages) {
    this.triggers = triggers;
    this.waits = waits;
    this.live = live;
    this.admission = admission;
    this.starting = starting;
    this.messages = messages;
  }

  /**
   * What became of an event.
   *
   * @param told done when the engine was told which runs the events move that came with it
   */
  record Passed(
      Admitted admitted, CompletableFuture<EventOutcome> outcome, CompletableFuture<Void> told) {}

  /** True if something may start or move by an event of this type; a question without cost. */
  boolean concerns(EventType type) {
    return !triggers.on(type).isEmpty() || waits.has(type);
  }

  /**
   * Takes events, in their order.
   *
   * @return one for each, whose outcome is there when the engine has acknowledged everything
   */
  List<Passed> pass(List<Arriving> events) {
    List<Passed> passed = new ArrayList<>(events.size());
    for (int from = 0; from < events.size(); from += TOGETHER) {
      List<Arriving> some = events.subList(from, Math.min(from + TOGETHER, events.size()));
      List<Passed> own = passTogether(some);
      passed.addAll(own);
      if (from + TOGETHER < events.size()) { // a run gets the events of the next ones after these
        own.forEach(one -> one.told().join());
      }
    }
    return passed;
  }

  /** Asked for soon after they are admitted: a start that waits looks like one that was lost. */
  private List<Passed> passTogether(List<Arriving> events) {
    List<Admitted> admitted = admit(events, onJourneys(events));
    Map<RunId, CompletableFuture<CommandResult>> told = tell(admitted);
    CompletableFuture<Void> all =
        CompletableFuture.allOf(told.values().toArray(CompletableFuture[]::new));
    Settlement.Together together = starting.together(admitted);
    return admitted.stream()
        .map(one -> new Passed(one, carryOut(one, told, together), all))
        .toList();
  }

  /** An event that starts nothing, of a user who is on no journey, costs no transaction. */
  private List<Admitted> admit(List<Arriving> events, Set<UserId> onJourneys) {
    List<Arriving> concerned =
        events.stream().filter(arriving -> isConcerned(arriving, onJourneys)).toList();
    Iterator<Admitted> admitted = admission.admit(concerned, onJourneys).iterator();
    return events.stream()
        .map(
            arriving ->
                isConcerned(arriving, onJourneys) ? admitted.next() : Admitted.without(arriving))
        .toList();
  }

  private boolean isConcerned(Arriving arriving, Set<UserId> onJourneys) {
    return arriving.state() != null
        || arriving.only() != null
        || !triggers.on(arriving.event().type()).isEmpty()
        || onJourneys.contains(arriving.event().user());
  }

  private Set<UserId> onJourneys(List<Arriving> events) {
    Set<UserId> waiting = new HashSet<>();
    Set<EventType> types = new HashSet<>();
    Map<UserId, List<ProcessId>> entering = new HashMap<>();
    for (Arriving arriving : events) {
      Event event = arriving.event();
      Trigger only = arriving.only();
      if (arriving.changesStateOnly()) {
        continue;
      }
      if (only == null && waits.has(event.type())) {
        waiting.add(event.user());
        types.add(event.type());
      }
      (only == null ? triggers.on(event.type()) : List.of(only))
          .stream()
              .filter(Trigger::keepsOthersOut)
              .forEach(
                  trigger ->
                      entering
                          .computeIfAbsent(event.user(), user -> new ArrayList<>())
                          .add(trigger.process()));
    }
    Set<UserId> users = new HashSet<>(live.settle(waiting, types, entering));
    // A later event of the same request counts for the run that an earlier one starts.
    events.stream()
        .filter(arriving -> !arriving.changesStateOnly() && mayEnter(arriving))
        .forEach(arriving -> users.add(arriving.event().user()));
    return users;
  }

  private boolean mayEnter(Arriving arriving) {
    return arriving.only() != null
        || triggers.on(arriving.event().type()).stream()
            .anyMatch(trigger -> trigger.entry() instanceof Trigger.Entry.OfJourney);
  }

  /** A run gets its events one after the other, in the order in which they came. */
  private Map<RunId, CompletableFuture<CommandResult>> tell(List<Admitted> admitted) {
    Map<RunId, List<RunEvent>> moves = new LinkedHashMap<>();
    admitted.stream()
        .flatMap(one -> one.runs().moves().stream())
        .forEach(move -> moves.computeIfAbsent(move.run(), run -> new ArrayList<>()).add(move));
    Map<RunId, CompletableFuture<CommandResult>> told = new HashMap<>();
    moves.forEach((run, events) -> told.put(run, messages.send(events)));
    return told;
  }

  private CompletableFuture<EventOutcome> carryOut(
      Admitted admitted,
      Map<RunId, CompletableFuture<CommandResult>> told,
      Settlement.Together together) {
    CompletableFuture<List<StartOutcome>> starts =
        Futures.all(
            admitted.decisions().stream()
                .map(decision -> starting.carryOut(decision, admitted, together))
                .toList());
    CompletableFuture<List<CommandResult>> moved =
        Futures.all(
            admitted.runs().moves().stream()
                .map(
                    move ->
                        told.getOrDefault(move.run(), completedFuture(new CommandResult.Done())))
                .toList());
    return starts.thenCombine(
        moved,
        (outcomes, results) ->
            new EventOutcome(
                outcomes,
                admitted.runs(),
                worst(results),
                admitted.refused() == null ? null : admitted.refused().toString(),
                admitted.movedBefore()));
  }

  private static @Nullable CommandResult worst(List<CommandResult> results) {
    return results.stream()
        .filter(result -> result instanceof CommandResult.Unavailable)
        .findFirst()
        .or(
            () ->
                results.stream()
                    .filter(result -> result instanceof CommandResult.Refused)
                    .findFirst())
        .or(() -> results.stream().findFirst())
        .orElse(null);
  }
}
