// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Carries out a verdict: claims the start, asks the engine, and settles the claim. */
@Component
final class ProcessStarter {

  private final StartClaims claims;
  private final StartFailures failures;
  private final JourneyStarter journeys;
  private final Engine engine;
  private final IntakeMetrics metrics;
  // The engine's answers come on a thread of its client, which must not wait for the database.
  private final ExecutorService settling = Executors.newVirtualThreadPerTaskExecutor();

  ProcessStarter(
      StartClaims claims,
      StartFailures failures,
      JourneyStarter journeys,
      Engine engine,
      IntakeMetrics metrics) {
    this.claims = claims;
    this.failures = failures;
    this.journeys = journeys;
    this.engine = engine;
    this.metrics = metrics;
  }

  /** Starts what the verdict says, unless the event did so before. */
  CompletableFuture<StartOutcome> carryOut(Verdict verdict, Occasion occasion) {
    return outcome(verdict, occasion).thenApply(metrics::counted);
  }

  private CompletableFuture<StartOutcome> outcome(Verdict verdict, Occasion occasion) {
    return switch (verdict) {
      case Verdict.Stays stays -> completedFuture(StartOutcome.stayed(stays));
      case Verdict.Starts(Trigger trigger) ->
          switch (trigger.entry()) {
            case Trigger.Entry.EveryEvent(long definitionKey) ->
                start(trigger, definitionKey, occasion);
            case Trigger.Entry.ByMessage entry -> journeys.start(trigger, entry, occasion);
          };
    };
  }

  private CompletableFuture<StartOutcome> start(
      Trigger trigger, long definitionKey, Occasion occasion) {
    return switch (claims.claim(trigger, occasion)) {
      case Claim.Granted() ->
          engine
              .start(
                  new ProcessStart.ByDefinition(
                      trigger.process(), definitionKey, occasion.variables(trigger)))
              .thenApplyAsync(result -> settle(result, trigger, occasion.event()), settling)
              .toCompletableFuture();
      case Claim.AlreadyStarted before ->
          completedFuture(StartOutcome.running(trigger, before.instanceKey(), false));
      case Claim.InProgress() ->
          completedFuture(StartFailures.inProgress("starting " + trigger.process()));
      case Claim.Denied(Verdict.Stays stays) -> completedFuture(StartOutcome.stayed(stays));
    };
  }

  private StartOutcome settle(StartResult result, Trigger trigger, Event event) {
    return switch (result) {
      case StartResult.Started(long instanceKey) -> {
        claims.acknowledge(event.id(), Target.of(trigger), instanceKey);
        yield StartOutcome.running(trigger, instanceKey, true);
      }
      case StartResult.Published ignored -> {
        claims.acknowledge(event.id(), Target.of(trigger), null);
        yield StartOutcome.running(trigger, null, true);
      }
      case StartResult.Unavailable unavailable -> failures.unavailable(unavailable, trigger, event);
      case StartResult.Refused refused -> failures.refused(refused, trigger, event);
    };
  }
}
