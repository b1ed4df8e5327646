// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandFinalStep;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandStep2;
import io.journeyrunner.engine.CommandResult.Done;
import io.journeyrunner.engine.CommandResult.Gone;
import io.journeyrunner.engine.CommandResult.Refused;
import io.journeyrunner.engine.CommandResult.Unavailable;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands about running processes. Each may be given again: what is done already answers {@link
 * Gone}, or does nothing. Thread-safe.
 */
final class Commands {

  private final CamundaClient client;
  private final Retry retry;

  Commands(CamundaClient client, Duration patience) {
    this.client = client;
    this.retry = new Retry(patience, failure -> failure == CallFailure.PUSHED_BACK);
  }

  CompletionStage<CommandResult> cancel(long instanceKey) {
    return done(() -> client.newCancelInstanceCommand(instanceKey).send());
  }

  CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
    return done(
        () -> {
          MigrateProcessInstanceCommandStep2 command =
              client
                  .newMigrateProcessInstanceCommand(instanceKey)
                  .migrationPlan(migration.definitionKey());
          @Nullable MigrateProcessInstanceCommandFinalStep plan = null;
          for (Map.Entry<String, String> element : migration.elements().entrySet()) {
            plan = command.addMappingInstruction(element.getKey(), element.getValue());
          }
          return Objects.requireNonNull(plan).send();
        });
  }

  private <T> CompletionStage<CommandResult> done(Supplier<? extends CompletionStage<T>> command) {
    return retry
        .call(() -> command.get().thenApply(answer -> (CommandResult) new Done()))
        .exceptionally(Commands::failed);
  }

  static CommandResult failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException e && e.getCause() != null ? e.getCause() : thrown;
    String words = CallFailure.words(cause);
    if (words.contains("'PROCESSING_ERROR'")) {
      return new Refused(words); // a bug of the engine, which undoes the command: it comes again
    }
    return switch (CallFailure.of(cause)) {
      case GONE -> new Gone();
      case AWAY, PUSHED_BACK, UNANSWERED -> new Unavailable(words);
      case DUPLICATE, REFUSED -> new Refused(words);
    };
  }
}
