// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.triggers.WaitVerdict;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Does what an event leads to: asks the triggers and the waits, and carries out what they say.
 * Thread-safe.
 */
@Component
final class EventStarts {

  private final UserStates users;
  private final Triggers triggers;
  private final StartClaims claims;
  private final ProcessStarter starter;
  private final WaitPublisher publisher;
  private final Clock clock;

  EventStarts(
      UserStates users,
      Triggers triggers,
      StartClaims claims,
      ProcessStarter starter,
      WaitPublisher publisher,
      Clock clock) {
    this.users = users;
    this.triggers = triggers;
    this.claims = claims;
    this.starter = starter;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** True if anything listens to the event's type; nothing else costs more than this question. */
  boolean concerns(Event event) {
    return triggers.concern(event);
  }

  /** What the event did, or was about to do, when it came before. */
  List<EventStart> earlier(Event event) {
    return concerns(event) ? claims.earlier(event.id()) : List.of();
  }

  /**
   * Starts what the event starts, and tells those who wait for it.
   *
   * @param depth how many events of the system led to it; 0 for a sender's event
   * @param earlier what {@link #earlier} said
   * @return done when the engine has acknowledged everything
   */
  CompletableFuture<EventOutcome> start(Event event, int depth, List<EventStart> earlier) {
    Occasion occasion = new Occasion(event, depth, () -> users.get(event.user()), earlier);
    List<Verdict> verdicts = triggers.judge(event, occasion.state(), clock.instant());
    List<WaitVerdict> waits = triggers.judgeWaits(event, occasion.state());
    PublicationPlan plan = PublicationPlan.of(waits, verdicts);
    return publisher
        .publish(plan.first(), occasion)
        .thenCompose(
            first ->
                start(verdicts, plan, occasion)
                    .thenCompose(
                        starts ->
                            publisher
                                .publish(plan.then(starts), occasion)
                                .thenApply(
                                    then -> new EventOutcome(starts, joined(first, then), waits))));
  }

  private CompletableFuture<List<StartOutcome>> start(
      List<Verdict> verdicts, PublicationPlan plan, Occasion occasion) {
    List<CompletableFuture<List<StartOutcome>>> processes =
        plan.starting(verdicts, occasion).stream()
            .collect(
                groupingBy(verdict -> verdict.trigger().process(), LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(
                process ->
                    startOnce(process.getValue(), occasion)
                        .thenCompose(
                            outcomes -> startAnew(process.getKey(), outcomes, plan, occasion)))
            .toList();
    return Futures.all(processes)
        .thenApply(outcomes -> outcomes.stream().flatMap(List::stream).toList());
  }

  /** Asks the triggers of a process again, once, if they were drawn anew since they were asked. */
  private CompletableFuture<List<StartOutcome>> startAnew(
      ProcessId process, List<StartOutcome> outcomes, PublicationPlan plan, Occasion occasion) {
    if (outcomes.stream().noneMatch(StartOutcome::isRedrawn)) {
      return completedFuture(outcomes);
    }
    List<Verdict> verdicts =
        triggers.judge(occasion.event(), occasion.state(), clock.instant()).stream()
            .filter(verdict -> verdict.trigger().process().equals(process))
            .toList();
    return startOnce(plan.starting(verdicts, occasion), occasion);
  }

  /** One process may have several triggers on a type; an event starts it by the first that can. */
  private CompletableFuture<List<StartOutcome>> startOnce(
      List<Verdict> verdicts, Occasion occasion) {
    CompletableFuture<List<StartOutcome>> outcomes = completedFuture(List.of());
    for (Verdict verdict : verdicts) {
      outcomes =
          outcomes.thenCompose(
              before ->
                  (before.stream().anyMatch(StartOutcome::isDecided)
                          ? completedFuture(StartOutcome.startedElsewhere(verdict))
                          : starter.carryOut(verdict, occasion))
                      .thenApply(outcome -> joined(before, List.of(outcome))));
    }
    return outcomes;
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    List<T> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
