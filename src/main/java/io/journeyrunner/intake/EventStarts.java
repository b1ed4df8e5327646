// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Starts what an event starts: asks the triggers and carries out what they say. Thread-safe. */
@Component
final class EventStarts {

  private final UserStates users;
  private final Triggers triggers;
  private final StartClaims claims;
  private final ProcessStarter starter;
  private final IntakeMetrics metrics;
  private final Clock clock;

  EventStarts(
      UserStates users,
      Triggers triggers,
      StartClaims claims,
      ProcessStarter starter,
      IntakeMetrics metrics,
      Clock clock) {
    this.users = users;
    this.triggers = triggers;
    this.claims = claims;
    this.starter = starter;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** True if anything listens to the event's type; nothing else costs more than this question. */
  boolean concerns(Event event) {
    return triggers.concern(event);
  }

  /** What the event started, or was about to start, when it came before. */
  List<EventStart> earlier(Event event) {
    return concerns(event) ? claims.earlier(event.id()) : List.of();
  }

  /**
   * Starts what the event starts.
   *
   * @param depth how many events of the system led to it; 0 for a sender's event
   * @param earlier what {@link #earlier} said
   * @return one outcome for each trigger on its type, when the engine has acknowledged every start
   */
  CompletableFuture<List<StartOutcome>> start(Event event, int depth, List<EventStart> earlier) {
    Occasion occasion = new Occasion(event, depth, () -> users.get(event.user()), earlier);
    return all(
        triggers.judge(event, occasion.state(), clock.instant()).stream()
            .map(verdict -> starter.carryOut(verdict, occasion).thenApply(metrics::counted))
            .toList());
  }

  private static CompletableFuture<List<StartOutcome>> all(
      List<CompletableFuture<StartOutcome>> outcomes) {
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(done -> outcomes.stream().map(CompletableFuture::join).toList());
  }
}
