// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.IncomingEvent;
import io.journeyrunner.events.ReceivedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Takes the events of senders, batch by batch. Thread-safe. */
@Component
final class EventIntake {

  private static final String INVALID = "invalid";
  private static final String NOT_DEPLOYED =
      "nothing was started: the engine has not been reached since this node started, or does not"
          + " have all rules and journeys yet; send the event again";

  private final EventPassage passage;
  private final Deployments deployments;

  EventIntake(EventPassage passage, Deployments deployments) {
    this.passage = passage;
    this.deployments = deployments;
  }

  /**
   * Takes a batch and answers when the engine has acknowledged every start. The events of a batch
   * are taken in their order, so that a later one sees the state that an earlier one brought; their
   * starts run side by side.
   *
   * @param explain whether the results say what did not start
   */
  List<EventResult> take(List<ReceivedEvent> batch, boolean explain) {
    Round round = new Round(explain);
    List<CompletableFuture<EventResult>> results =
        batch.stream().map(received -> take(received, round)).toList();
    round.pass();
    return results.stream().map(Futures::join).toList();
  }

  private CompletableFuture<EventResult> take(ReceivedEvent received, Round round) {
    return switch (received) {
      case ReceivedEvent.Rejected rejected -> completedFuture(rejection(rejected));
      case IncomingEvent incoming ->
          incoming.stateOnly() || deployments.areDone()
              ? round.take(incoming)
              : completedFuture(
                  EventResult.rejected(
                      incoming.event().id().value(),
                      StartOutcome.ENGINE_UNAVAILABLE,
                      NOT_DEPLOYED));
    };
  }

  /** The events of one request. Used by one thread. */
  private final class Round {

    private final boolean explain;
    private final List<Arriving> arriving = new ArrayList<>();
    private final List<CompletableFuture<EventOutcome>> outcomes = new ArrayList<>();
    private final Map<EventKey, CompletableFuture<EventOutcome>> known = new HashMap<>();

    Round(boolean explain) {
      this.explain = explain;
    }

    /** An event that concerns nothing costs no more than this. */
    CompletableFuture<EventResult> take(IncomingEvent incoming) {
      Event event = incoming.event();
      boolean isConcerning = !incoming.stateOnly() && passage.concerns(event.type());
      if (!isConcerning && incoming.state() == null) {
        return completedFuture(
            EventResult.of(event, EventOutcome.NOTHING, explain && !incoming.stateOnly()));
      }
      CompletableFuture<EventOutcome> before = known.get(EventKey.of(event));
      if (isConcerning && before != null) { // sent twice at once
        return before.thenApply(outcome -> EventResult.of(event, outcome.again(), explain));
      }
      CompletableFuture<EventOutcome> outcome = new CompletableFuture<>();
      arriving.add(new Arriving(event, 0, incoming.state(), incoming.stateOnly(), null));
      outcomes.add(outcome);
      if (isConcerning) {
        known.put(EventKey.of(event), outcome);
      }
      return outcome.thenApply(
          done -> EventResult.of(event, done, explain && !incoming.stateOnly()));
    }

    void pass() {
      List<EventPassage.Passed> passed = passage.pass(arriving);
      for (int n = 0; n < passed.size(); n++) {
        CompletableFuture<EventOutcome> outcome = outcomes.get(n);
        CompletableFuture<EventOutcome> unused =
            passed
                .get(n)
                .outcome()
                .whenComplete(
                    (done, thrown) -> {
                      if (thrown == null) {
                        outcome.complete(done);
                      } else {
                        outcome.completeExceptionally(thrown);
                      }
                    });
      }
    }
  }

  private static EventResult rejection(ReceivedEvent.Rejected rejected) {
    return EventResult.rejected(rejected.id(), INVALID, rejected.finding().toString());
  }
}
