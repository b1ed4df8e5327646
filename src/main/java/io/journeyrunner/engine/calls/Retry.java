// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a call again, with growing waits, while its failure may pass and its time lasts. Immutable.
 *
 * @param patience how long after the first call another one may begin
 * @param mayPass which failures are worth another call
 */
public record Retry(Duration patience, Predicate<CallFailure> mayPass) {

  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** The answer, or the failure of the last call. */
  public <T> CompletableFuture<T> call(Supplier<? extends CompletionStage<T>> call) {
    return attempt(call, System.nanoTime() + patience.toNanos(), FIRST_WAIT);
  }

  private <T> CompletableFuture<T> attempt(
      Supplier<? extends CompletionStage<T>> call, long end, Duration wait) {
    return begin(call)
        .exceptionallyCompose(
            thrown -> {
              boolean timeIsLeft = System.nanoTime() + wait.toNanos() < end;
              return timeIsLeft && mayPass.test(CallFailure.of(thrown))
                  ? after(wait).thenCompose(now -> attempt(call, end, longer(wait)))
                  : CompletableFuture.failedFuture(thrown);
            });
  }

  private static <T> CompletableFuture<T> begin(Supplier<? extends CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      CompletionStage<T> unused =
          call.get()
              .whenComplete(
                  (value, thrown) -> {
                    if (thrown == null) {
                      answer.complete(value);
                    } else {
                      answer.completeExceptionally(thrown);
                    }
                  });
    } catch (RuntimeException e) {
      answer.completeExceptionally(e); // the client checks some things before it sends
    }
    return answer;
  }

  /** Spread by a half, so that many callers do not come back at once. */
  private static CompletableFuture<Void> after(Duration wait) {
    long millis = wait.toMillis() + ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1);
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }
}
