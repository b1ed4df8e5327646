// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.intake.RunningJourneys.Run;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Starts journeys by their entry messages. The correlation key makes the engine keep a user out who
 * is in already; the answer says so only where it is certain. Thread-safe.
 */
@Component
final class JourneyStarter {

  private final StartClaims claims;
  private final StartFailures failures;
  private final RunningJourneys journeys;
  private final StartWatch watch;
  private final KnownEntries entries;
  private final Engine engine;
  private final ExecutorService settling = Executors.newVirtualThreadPerTaskExecutor();

  JourneyStarter(
      StartClaims claims,
      StartFailures failures,
      RunningJourneys journeys,
      StartWatch watch,
      KnownEntries entries,
      Engine engine) {
    this.claims = claims;
    this.failures = failures;
    this.journeys = journeys;
    this.watch = watch;
    this.entries = entries;
    this.engine = engine;
  }

  CompletableFuture<StartOutcome> start(
      Trigger trigger, Trigger.Entry.ByMessage entry, Occasion occasion) {
    return switch (entry.mode()) {
      case ONE_AT_A_TIME -> startUnlessRunning(trigger, occasion);
      case EVERY_EVENT, ONCE_IN_A_LIFETIME -> enter(trigger, occasion);
    };
  }

  /**
   * Looks first, so that no limit counts a user who can't enter. The run that is found may have
   * been cancelled in Operate, unseen from here, so the engine is asked for it.
   */
  private CompletableFuture<StartOutcome> startUnlessRunning(Trigger trigger, Occasion occasion) {
    Event event = occasion.event();
    Optional<Run> other =
        occasion.earlier(Target.of(trigger)).isPresent()
            ? Optional.empty()
            : journeys.of(trigger.process(), event.user()).stream()
                .filter(Run::keepsOthersOut)
                .filter(run -> !event.id().equals(run.event())) // sent twice at once
                .findFirst();
    return other
        .map(run -> startUnlessAlive(run, trigger, occasion))
        .orElseGet(() -> enter(trigger, occasion));
  }

  private CompletableFuture<StartOutcome> startUnlessAlive(
      Run run, Trigger trigger, Occasion occasion) {
    return engine
        .look(run.instanceKey())
        .thenComposeAsync(
            life -> {
              if (life == InstanceLife.RUNNING) {
                return completedFuture(alreadyIn(run, trigger));
              }
              if (life == InstanceLife.GONE) {
                journeys.gone(run.instanceKey());
              }
              return enter(trigger, occasion);
            },
            settling)
        .toCompletableFuture();
  }

  private CompletableFuture<StartOutcome> enter(Trigger trigger, Occasion occasion) {
    return switch (claims.claim(trigger, occasion)) {
      case Claim.Granted() -> ask(trigger, occasion);
      case Claim.AlreadyStarted before ->
          completedFuture(StartOutcome.running(trigger, before.instanceKey(), false));
      case Claim.InProgress() ->
          completedFuture(StartFailures.inProgress("starting " + trigger.process()));
      case Claim.Denied(Verdict.Stays stays) -> completedFuture(StartOutcome.stayed(stays));
    };
  }

  private CompletableFuture<StartOutcome> ask(Trigger trigger, Occasion occasion) {
    ProcessStart message = message(trigger, occasion); // reads the state; if that fails, no watch
    StartWatch.Watch watched = watch.begin(trigger, occasion.event());
    return engine
        .start(message)
        .thenApplyAsync(result -> settle(result, watched, occasion.event()), settling)
        .whenComplete((outcome, thrown) -> watched.close())
        .toCompletableFuture();
  }

  private static ProcessStart message(Trigger trigger, Occasion occasion) {
    Event event = occasion.event();
    return new ProcessStart.ByMessage(
        trigger.process(),
        trigger.name(),
        key(trigger, event),
        event.id().value(),
        occasion.variables(trigger));
  }

  /**
   * A key of the event's own lets runs of one user live side by side, while a repeat of the event
   * finds its run. No key at all would bring all of them to one partition.
   */
  private static String key(Trigger trigger, Event event) {
    return trigger.isOneAtATime()
        ? event.user().value()
        : event.user().value() + "\n" + event.id().value();
  }

  private StartOutcome settle(StartResult result, StartWatch.Watch watched, Event event) {
    Trigger trigger = watched.trigger();
    return switch (result) {
      case StartResult.Started(long instanceKey) -> begun(trigger, event, instanceKey);
      case StartResult.Published published ->
          switch (watched.await(published.key())) {
            case Sight.Begun(long instanceKey) -> begun(trigger, event, instanceKey);
            case Sight.KeptOut(Run by) -> {
              claims.takeBack(event, trigger);
              yield alreadyIn(by, trigger);
            }
            case Sight.Unknown() -> unseen(trigger, event);
          };
      case StartResult.Unavailable unavailable -> failures.unavailable(unavailable, trigger, event);
      case StartResult.Refused refused -> failures.refused(refused, trigger, event);
    };
  }

  /** Nobody heard of a start: either it is late, or nobody listened to this entry any more. */
  private StartOutcome unseen(Trigger trigger, Event event) {
    if (!entries.has(trigger)) {
      return failures.redrawn(trigger, event);
    }
    claims.acknowledge(event.id(), Target.of(trigger), null);
    return StartOutcome.running(trigger, null, true);
  }

  private StartOutcome begun(Trigger trigger, Event event, long instanceKey) {
    claims.acknowledge(event.id(), Target.of(trigger), instanceKey);
    return StartOutcome.running(trigger, instanceKey, true);
  }

  private static StartOutcome alreadyIn(Run run, Trigger trigger) {
    return new StartOutcome.Stayed(
        new EventResult.NotStarted(
            trigger.process().value(),
            Verdict.Reason.ALREADY_IN_JOURNEY.code(),
            "the user is in it since " + run.since(),
            Long.toString(run.instanceKey())));
  }
}
