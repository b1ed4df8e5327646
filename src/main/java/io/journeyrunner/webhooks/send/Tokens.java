// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tokens of all endpoints. Of one token there is one request at a time: whoever wants it
 * meanwhile waits for the same answer. Failures are remembered for some seconds, so that a campaign
 * does not storm the token server. Thread-safe.
 */
@Component
final class Tokens {

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);
  private static final int MOST = 1_000;
  private static final Duration UNUSED = Duration.ofHours(1);

  /** An endpoint that refuses a token as young as this refuses any. */
  private static final Duration YOUNG = Duration.ofSeconds(5);

  private final TokenServer server;
  private final Clock clock;

  // On threads of their own: who asked first may have less patience than the others.
  private final Executor asking = Executors.newVirtualThreadPerTaskExecutor();

  // Their ends are looked at here: whoever waits may have the answer before the cache has its life.
  // The cache only forgets what nobody asks for, with the secrets in it.
  private final AsyncCache<TokenWish, Known> answers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();

  /** Tokens that were fetched in place of a refused one just now. */
  private final Cache<TokenAnswer.Granted, Boolean> renewed;

  Tokens(TokenServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.renewed =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfterWrite(YOUNG)
            .build();
  }

  /** A token, from a request if need be; waits for it as long as this. */
  TokenAnswer token(TokenWish wish, Duration patience) {
    CompletableFuture<Known> answer =
        answers
            .asMap()
            .compute(
                wish, (same, known) -> known != null && counts(known) ? known : ask(same, known));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).leftAt(clock.instant());
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
    CompletableFuture<Known> known = answers.getIfPresent(wish);
    if (known != null
        && known.state() == Future.State.SUCCESS
        && known.resultNow().answer() instanceof TokenAnswer.Granted granted
        && granted.token().equals(refused.token())) {
      boolean unused = answers.asMap().remove(wish, known);
    }
    TokenAnswer answer = token(wish, patience);
    if (answer instanceof TokenAnswer.Granted granted && renewed.getIfPresent(granted) == null) {
      renewed.put(granted, true);
    }
    return answer;
  }

  private CompletableFuture<Known> ask(TokenWish wish, @Nullable CompletableFuture<Known> before) {
    TokenAnswer last =
        before == null || before.state() != Future.State.SUCCESS
            ? null
            : before.resultNow().answer();
    return CompletableFuture.supplyAsync(
        () -> {
          TokenAnswer answer = server.ask(wish);
          if (answer instanceof TokenAnswer.Away away && last instanceof TokenAnswer.Away earlier) {
            answer = away.following(earlier);
          } else {
            tell(wish, last, answer);
          }
          return new Known(answer, clock.instant().plus(answer.life()));
        },
        asking);
  }

  /** What waits for it is parked without a word of its own. */
  private static void tell(TokenWish wish, @Nullable TokenAnswer last, TokenAnswer answer) {
    if (answer instanceof TokenAnswer.Away away) {
      log.atWarn()
          .addKeyValue("endpoint", wish.endpoint())
          .addKeyValue("reason", away.what())
          .addKeyValue("consequence", "its calls are parked until there is a token")
          .log("token_server.away");
    } else if (last instanceof TokenAnswer.Away) {
      log.atInfo().addKeyValue("endpoint", wish.endpoint()).log("token_server.answers_again");
    }
  }

  /** Whether this is asked for just now, or still holds. */
  private boolean counts(CompletableFuture<Known> known) {
    return switch (known.state()) {
      case RUNNING -> true;
      case SUCCESS -> clock.instant().isBefore(known.resultNow().until());
      case FAILED, CANCELLED -> false;
    };
  }

  private record Known(TokenAnswer answer, Instant until) {

    /**
     * The answer; of one that is none, with the time until the next, and some more, so that all
     * that wait for it don't come at once.
     */
    TokenAnswer leftAt(Instant now) {
      if (!(answer instanceof TokenAnswer.Away away)) {
        return answer;
      }
      long millis = Math.max(1, Duration.between(now, until).toMillis());
      long spread = ThreadLocalRandom.current().nextLong(away.after().toMillis());
      return new TokenAnswer.Away(away.what(), Duration.ofMillis(millis + spread));
    }
  }
}
