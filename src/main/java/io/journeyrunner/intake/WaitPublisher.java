// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Publishes events to the waits in journeys. The engine knows a message that it still keeps by its
 * id; after that, and for one that it does not keep, the claim tells a repeat. Thread-safe.
 */
@Component
final class WaitPublisher {

  private final StartClaims claims;
  private final Engine engine;
  private final SideBySide sideBySide;
  private final IntakeSettings settings;
  private final ExecutorService settling = Executors.newVirtualThreadPerTaskExecutor();

  WaitPublisher(StartClaims claims, Engine engine, SideBySide sideBySide, IntakeSettings settings) {
    this.claims = claims;
    this.engine = engine;
    this.sideBySide = sideBySide;
    this.settings = settings;
  }

  /** Publishes, unless the event was published so before. */
  CompletableFuture<List<WaitOutcome>> publish(List<Publication> publications, Occasion occasion) {
    return Futures.all(
        publications.stream().map(publication -> publish(publication, occasion)).toList());
  }

  private CompletableFuture<WaitOutcome> publish(Publication publication, Occasion occasion) {
    return switch (claims.claimMessage(publication.name(), occasion)) {
      case Claim.Granted() ->
          publishToAll(publication, occasion)
              .thenApplyAsync(result -> settle(result, publication, occasion.event()), settling)
              .toCompletableFuture();
      case Claim.AlreadyStarted ignored ->
          completedFuture(new WaitOutcome.Published(publication.waits(), false));
      case Claim.InProgress() -> completedFuture(inProgress(publication));
      // Nobody counts what a message may do, so nothing denies it.
      case Claim.Denied ignored -> completedFuture(inProgress(publication));
    };
  }

  private static WaitOutcome inProgress(Publication publication) {
    return new WaitOutcome.Failed(
        publication.waits(),
        StartOutcome.IN_PROGRESS,
        "another request with this event id is telling the journeys that wait for it; send the"
            + " event again in some seconds");
  }

  /**
   * The message that may be kept comes last, so that those who wait now get the others first; a run
   * that waits again at once may get it all the same. A copy that was told before is left out.
   */
  private CompletionStage<StartResult> publishToAll(Publication publication, Occasion occasion) {
    CompletionStage<StartResult> results = completedFuture(new StartResult.Published(null));
    int more = sideBySide.more(publication, occasion.event().user());
    for (int n = more; n >= 0; n--) {
      int copy = n;
      if (occasion.earlier(Target.ofCopy(publication.name(), copy)).isEmpty()) {
        results =
            results.thenComposeAsync(
                before ->
                    before instanceof StartResult.Published
                        ? publishOne(publication, occasion, copy)
                        : completedFuture(before),
                settling);
      }
    }
    return results;
  }

  /**
   * The engine does not know a copy again, since it keeps none; so each is noted as soon as it is
   * told. Only one that was under way when something broke may be told twice.
   */
  private CompletionStage<StartResult> publishOne(
      Publication publication, Occasion occasion, int copy) {
    CompletionStage<StartResult> result = engine.publish(message(publication, occasion, copy));
    return copy == 0
        ? result
        : result.thenApplyAsync(
            told -> {
              if (told instanceof StartResult.Published) {
                claims.noteCopy(publication.name(), copy, occasion.event().id());
              }
              return told;
            },
            settling);
  }

  private EventMessage message(Publication publication, Occasion occasion, int copy) {
    Event event = occasion.event();
    boolean isKept = publication.moment() != Publication.Moment.BEFORE_STARTS && copy == 0;
    return new EventMessage(
        publication.name(),
        event.user().value(),
        copy == 0 ? event.id().value() : event.id() + "\n" + copy,
        isKept ? settings.waitTimeToLive() : Duration.ZERO,
        occasion.variablesOfWait());
  }

  private WaitOutcome settle(StartResult result, Publication publication, Event event) {
    return switch (result) {
      case StartResult.Published ignored -> published(publication, event);
      case StartResult.Started ignored -> published(publication, event);
      case StartResult.Unavailable unavailable -> {
        if (unavailable.certain()) {
          claims.takeBackMessage(publication.name(), event.id());
        }
        yield new WaitOutcome.Failed(
            publication.waits(),
            StartOutcome.ENGINE_UNAVAILABLE,
            "the journeys that wait for the event were not told: "
                + unavailable.reason()
                + "; send the event again");
      }
      case StartResult.Refused refused -> {
        claims.takeBackMessage(publication.name(), event.id());
        yield new WaitOutcome.Failed(
            publication.waits(),
            StartOutcome.REFUSED,
            "the journeys that wait for the event can't be told of it: " + refused.reason());
      }
    };
  }

  private WaitOutcome published(Publication publication, Event event) {
    claims.acknowledge(event.id(), Target.ofMessage(publication.name()), null);
    return new WaitOutcome.Published(publication.waits(), true);
  }
}
