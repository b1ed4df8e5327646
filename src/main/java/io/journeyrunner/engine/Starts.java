// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.EngineSettings.Calls;
import io.journeyrunner.engine.ProcessStart.ByDefinition;
import io.journeyrunner.engine.ProcessStart.ByMessage;
import io.journeyrunner.engine.StartResult.Published;
import io.journeyrunner.engine.StartResult.Refused;
import io.journeyrunner.engine.StartResult.Started;
import io.journeyrunner.engine.StartResult.Unavailable;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.Retry;
import io.journeyrunner.engine.calls.Variables;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

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
    return switch (start) {
      case ByDefinition wish -> send(wish.variables(), json -> create(wish, json));
      case ByMessage wish -> publish(message(wish));
    };
  }

  CompletionStage<StartResult> publish(EventMessage message) {
    return send(message.variables(), json -> publish(message, json));
  }

  private CompletionStage<StartResult> send(
      ObjectNode variables, Function<String, CompletionStage<StartResult>> command) {
    return switch (Variables.forEngine(variables, calls.largestVariables())) {
      case Variables.Unfit(String reason) -> CompletableFuture.completedFuture(new Refused(reason));
      case Variables.Fit(String json) -> send(() -> command.apply(json));
    };
  }

  private CompletionStage<StartResult> send(Supplier<CompletionStage<StartResult>> command) {
    if (!acquired()) {
      return CompletableFuture.completedFuture(
          new Unavailable("too many starts are waiting for the engine", true, SOON));
    }
    return retry
        .call(command)
        .exceptionally(Starts::failed)
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

  private CompletionStage<StartResult> create(ByDefinition wish, String json) {
    return client
        .newCreateInstanceCommand()
        .processDefinitionKey(wish.definitionKey())
        .variables(json)
        .send()
        .thenApply(instance -> new Started(instance.getProcessInstanceKey()));
  }

  /** Not kept by the engine: while a run is active it starts nothing, then or later. */
  private static EventMessage message(ByMessage wish) {
    return new EventMessage(
        wish.messageName(),
        wish.correlationKey(),
        wish.messageId(),
        Duration.ZERO,
        wish.variables());
  }

  private CompletionStage<StartResult> publish(EventMessage message, String json) {
    return client
        .newPublishMessageCommand()
        .messageName(message.name())
        .correlationKey(message.correlationKey())
        .messageId(message.id())
        .timeToLive(message.timeToLive())
        .variables(json)
        .send()
        .thenApply(published -> new Published(published.getMessageKey()));
  }

  private static StartResult failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException e && e.getCause() != null ? e.getCause() : thrown;
    String words = CallFailure.words(cause);
    return switch (CallFailure.of(cause)) {
      case DUPLICATE -> new Published(null);
      case AWAY -> new Unavailable("the engine is away: " + words, true, LATER);
      case PUSHED_BACK -> new Unavailable("the engine has too much to do: " + words, true, SOON);
      case UNANSWERED -> new Unavailable("the engine's answer was lost: " + words, false, LATER);
      case GONE, REFUSED -> new Refused("the engine refused it: " + words);
    };
  }
}
