// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.journeyrunner.engine.EngineSettings.Calls;
import io.journeyrunner.engine.StartResult.Refused;
import io.journeyrunner.engine.StartResult.Started;
import io.journeyrunner.engine.StartResult.Unavailable;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.Retry;
import io.journeyrunner.engine.calls.Variables;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts of processes and messages, a bounded number at once. Thread-safe. */
final class Starts {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final CamundaClient client;
  private final Calls calls;
  private final Semaphore free;
  private final Retry retry;

  Starts(CamundaClient client, Calls calls) {
    this.client = client;
    this.calls = calls;
    this.free = new Semaphore(calls.startsInFlight());
    // Only what surely started nothing is tried again here: the rest is the caller's to decide.
    this.retry = new Retry(calls.patience(), failure -> failure == CallFailure.PUSHED_BACK);
  }

  CompletionStage<StartResult> start(ProcessStart start) {
    return switch (Variables.forEngine(start.variables(), calls.largestVariables())) {
      case Variables.Unfit(String reason) -> completedFuture(new Refused(reason));
      case Variables.Fit(String json) ->
          bounded(() -> create(start, json), Starts::failed, Starts::tooMany);
    };
  }

  CompletionStage<CommandResult> publish(EventMessage message) {
    return switch (Variables.forEngine(message.variables(), calls.largestVariables())) {
      case Variables.Unfit(String reason) -> completedFuture(new CommandResult.Refused(reason));
      case Variables.Fit(String json) ->
          bounded(
              () -> publish(message, json),
              Starts::notPublished,
              busy -> new CommandResult.Unavailable(busy));
    };
  }

  private <R> CompletionStage<R> bounded(
      Supplier<CompletionStage<R>> command,
      Function<Throwable, R> failed,
      Function<String, R> busy) {
    if (!acquired()) {
      return completedFuture(busy.apply("too many starts are waiting for the engine"));
    }
    return retry
        .call(command)
        .exceptionally(failed)
        .whenComplete((result, thrown) -> free.release());
  }

  private boolean acquired() {
    try {
      return free.tryAcquire(calls.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletionStage<StartResult> create(ProcessStart start, String json) {
    CreateProcessInstanceCommandStep3 command =
        client
            .newCreateInstanceCommand()
            .processDefinitionKey(start.definitionKey())
            .variables(json);
    if (start.element() != null) {
      command = command.startBeforeElement(start.element());
    }
    return command.send().thenApply(instance -> new Started(instance.getProcessInstanceKey()));
  }

  private CompletionStage<CommandResult> publish(EventMessage message, String json) {
    return client
        .newPublishMessageCommand()
        .messageName(message.name())
        .correlationKey(message.correlationKey())
        .messageId(message.id())
        .timeToLive(message.timeToLive())
        .variables(json)
        .send()
        .thenApply(published -> new CommandResult.Done());
  }

  private static StartResult tooMany(String reason) {
    return new Unavailable(reason, true, SOON);
  }

  /** A message that the engine has already is published. */
  private static CommandResult notPublished(Throwable thrown) {
    Throwable cause = causeOf(thrown);
    return CallFailure.of(cause) == CallFailure.DUPLICATE
        ? new CommandResult.Done()
        : Commands.failed(cause);
  }

  private static Throwable causeOf(Throwable thrown) {
    return thrown instanceof CompletionException e && e.getCause() != null ? e.getCause() : thrown;
  }

  private static StartResult failed(Throwable thrown) {
    Throwable cause = causeOf(thrown);
    String words = CallFailure.words(cause);
    return switch (CallFailure.of(cause)) {
      case AWAY -> new Unavailable("the engine is away: " + words, true, LATER);
      case PUSHED_BACK -> new Unavailable("the engine has too much to do: " + words, true, SOON);
      case UNANSWERED -> new Unavailable("the engine's answer was lost: " + words, false, LATER);
      case DUPLICATE, GONE, REFUSED -> new Refused("the engine refused it: " + words);
    };
  }
}
