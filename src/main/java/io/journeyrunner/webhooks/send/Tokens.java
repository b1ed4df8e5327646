// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * The tokens of all endpoints. Of one token there is one request at a time: whoever wants it
 * meanwhile waits for the same answer. Failures are remembered for some seconds, so that a campaign
 * does not storm the token server. Thread-safe.
 */
@Component
final class Tokens {

  private static final int MOST = 1_000;

  private final TokenServer server;
  private final AsyncCache<TokenWish, TokenAnswer> answers;

  Tokens(TokenServer server, Clock clock) {
    this.server = server;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.<TokenWish, TokenAnswer>creating((wish, answer) -> answer.life()))
            // On a thread of its own: who asked first may have less patience than the others.
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .buildAsync();
  }

  /** A token, from a request if need be; waits for it as long as this. */
  TokenAnswer token(TokenWish wish, Duration patience) {
    CompletableFuture<TokenAnswer> answer = answers.get(wish, server::ask);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new TokenAnswer.Away("the token server gave no token in time", Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TokenAnswer.Away("the node is stopping", Optional.empty());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A token in place of one that the endpoint refuses; others may have fetched it already. */
  TokenAnswer tokenAfter(TokenAnswer.Granted refused, TokenWish wish, Duration patience) {
    CompletableFuture<TokenAnswer> known = answers.getIfPresent(wish);
    if (known != null
        && known.isDone()
        && known.getNow(refused) instanceof TokenAnswer.Granted granted
        && granted.token().equals(refused.token())) {
      boolean unused = answers.asMap().remove(wish, known);
    }
    return token(wish, patience);
  }
}
