// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.events.IncomingEvent;
import io.journeyrunner.events.ReceivedEvent;
import io.journeyrunner.users.InvalidUserState;
import io.journeyrunner.users.StatePatch;
import io.journeyrunner.users.UserStates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Takes the events of senders, batch by batch. Thread-safe. */
@Component
final class EventIntake {

  private static final String INVALID = "invalid";
  private static final String NOT_DEPLOYED =
      "nothing was started: the engine has not been reached since this node started, or does not"
          + " have all rules and journeys yet; send the event again";

  private final UserStates users;
  private final EventStarts starts;
  private final Deployments deployments;

  EventIntake(UserStates users, EventStarts starts, Deployments deployments) {
    this.users = users;
    this.starts = starts;
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
    List<CompletableFuture<EventResult>> results = new ArrayList<>(batch.size());
    for (ReceivedEvent received : batch) {
      results.add(
          switch (received) {
            case ReceivedEvent.Rejected rejected -> completedFuture(rejection(rejected));
            case IncomingEvent incoming -> take(incoming, explain);
          });
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<EventResult> take(IncomingEvent incoming, boolean explain) {
    String id = incoming.event().id().value();
    List<EventStart> earlier = starts.earlier(incoming.event());
    // What is sent again brings an old state, which must not undo a newer one.
    if (incoming.state() != null && earlier.isEmpty()) {
      try {
        users.merge(
            new StatePatch(incoming.event().user(), incoming.state(), incoming.event().time()));
      } catch (InvalidUserState e) {
        return completedFuture(
            EventResult.rejected(id, INVALID, e.findings().getFirst().toString()));
      }
    }
    if (incoming.stateOnly()) {
      return completedFuture(EventResult.of(incoming.event(), EventOutcome.NOTHING, false));
    }
    if (!deployments.areDone()) {
      return completedFuture(
          EventResult.rejected(id, StartOutcome.ENGINE_UNAVAILABLE, NOT_DEPLOYED));
    }
    return starts
        .start(incoming.event(), 0, earlier)
        .thenApply(outcome -> EventResult.of(incoming.event(), outcome, explain));
  }

  private static EventResult rejection(ReceivedEvent.Rejected rejected) {
    return EventResult.rejected(rejected.id(), INVALID, rejected.finding().toString());
  }
}
