// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
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

  /** An endpoint that refuses a token as young as this refuses any. */
  private static final Duration YOUNG = Duration.ofSeconds(5);

  private final TokenServer server;
  private final AsyncCache<TokenWish, TokenAnswer> answers;

  /** Tokens that were fetched in place of a refused one just now. */
  private final Cache<TokenAnswer.Granted, Boolean> renewed;

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
    this.renewed =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfterWrite(YOUNG)
            .build();
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

  /**
   * A token in place of one that the endpoint refuses; others may have fetched it already. The same
   * one again if it came in place of another just now: so that a campaign to an endpoint that
   * refuses all does not fetch a token for each call.
   */
  TokenAnswer tokenAfter(TokenAnswer.Granted refused, TokenWish wish, Duration patience) {
    if (renewed.getIfPresent(refused) != null) {
      return refused;
    }
    CompletableFuture<TokenAnswer> known = answers.getIfPresent(wish);
    if (known != null
        && known.isDone()
        && known.getNow(refused) instanceof TokenAnswer.Granted granted
        && granted.token().equals(refused.token())) {
      boolean unused = answers.asMap().remove(wish, known);
    }
    TokenAnswer answer = token(wish, patience);
    if (answer instanceof TokenAnswer.Granted granted && renewed.getIfPresent(granted) == null) {
      renewed.put(granted, true);
    }
    return answer;
  }
}
