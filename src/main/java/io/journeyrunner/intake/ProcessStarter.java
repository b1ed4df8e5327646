// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.intake.EventResult.NotStarted;
import io.journeyrunner.intake.EventResult.StartedProcess;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Carries out a verdict: claims the start, asks the engine, and settles the claim. */
@Component
final class ProcessStarter {

  private final StartClaims claims;
  private final Engine engine;
  // The engine's answers come on a thread of its client, which must not wait for the database.
  private final ExecutorService settling = Executors.newVirtualThreadPerTaskExecutor();

  ProcessStarter(StartClaims claims, Engine engine) {
    this.claims = claims;
    this.engine = engine;
  }

  /** Starts what the verdict says, unless the event did so before. */
  CompletableFuture<StartOutcome> carryOut(Verdict verdict, Occasion occasion) {
    return switch (verdict) {
      case Verdict.Stays stays -> CompletableFuture.completedFuture(stayed(stays));
      case Verdict.Starts(Trigger trigger) ->
          switch (claims.claim(trigger, occasion)) {
            case Claim.Granted() -> start(trigger, occasion);
            case Claim.AlreadyStarted before ->
                CompletableFuture.completedFuture(
                    running(trigger.process(), before.instanceKey(), false));
            case Claim.InProgress() -> CompletableFuture.completedFuture(inProgress(trigger));
            case Claim.Denied(Verdict.Stays stays) ->
                CompletableFuture.completedFuture(stayed(stays));
          };
    };
  }

  private CompletableFuture<StartOutcome> start(Trigger trigger, Occasion occasion) {
    return engine
        .start(processStart(trigger, occasion))
        .thenApplyAsync(result -> settle(result, trigger, occasion.event()), settling)
        .toCompletableFuture();
  }

  private static ProcessStart processStart(Trigger trigger, Occasion occasion) {
    Event event = occasion.event();
    ObjectNode variables = occasion.variables(trigger);
    return switch (trigger.entry()) {
      case Trigger.Entry.EveryEvent(long definitionKey) ->
          new ProcessStart.ByDefinition(trigger.process(), definitionKey, variables);
      case Trigger.Entry.ByMessage(String messageName, EntryMode ignored) ->
          new ProcessStart.ByMessage(
              trigger.process(), messageName, event.user().value(), event.id().value(), variables);
    };
  }

  private StartOutcome settle(StartResult result, Trigger trigger, Event event) {
    return switch (result) {
      case StartResult.Started started -> {
        claims.acknowledge(event, trigger, started.instanceKey());
        yield running(trigger.process(), started.instanceKey(), true);
      }
      case StartResult.Unavailable unavailable -> {
        if (unavailable.certain()) {
          claims.takeBack(event, trigger);
        }
        yield new StartOutcome.Failed(
            StartOutcome.ENGINE_UNAVAILABLE,
            trigger.process()
                + " was not started: "
                + unavailable.reason()
                + "; send the event again");
      }
      case StartResult.Refused(String reason) -> {
        claims.takeBack(event, trigger);
        yield new StartOutcome.Failed(
            StartOutcome.REFUSED,
            trigger.process() + " can't be started with this event: " + reason);
      }
    };
  }

  private static StartOutcome running(ProcessId process, @Nullable Long instanceKey, boolean now) {
    String instance = instanceKey == null ? null : Long.toString(instanceKey);
    return new StartOutcome.Running(new StartedProcess(process.value(), instance), now);
  }

  private static StartOutcome stayed(Verdict.Stays stays) {
    return new StartOutcome.Stayed(
        new NotStarted(stays.trigger().process().value(), stays.reason().code(), stays.detail()));
  }

  private static StartOutcome inProgress(Trigger trigger) {
    return new StartOutcome.Failed(
        StartOutcome.IN_PROGRESS,
        "another request with this event id is starting "
            + trigger.process()
            + "; send the event again in some seconds");
  }
}
