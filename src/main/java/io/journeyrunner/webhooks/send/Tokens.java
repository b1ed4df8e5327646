// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
 * The tokens of all endpoints. Of one token there is one request at a time: a call that wants it
 * meanwhile waits for the same answer. Failures are remembered for some seconds, so that a campaign
 * does not storm the token server. Thread-safe.
 */
@Component
final class Tokens {

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);
  private static final int MOST = 1_000;
  private static final Duration UNUSED = Duration.ofHours(1);

  /** How long a call waits for a server that was away: it holds a place at its endpoint. */
  private static final Duration WITH_THE_SICK = Duration.ofSeconds(1);

  /** An endpoint that refuses a token as young as this refuses any. */
  private static final Duration YOUNG = Duration.ofSeconds(5);

  private final TokenServer server;
  private final Clock clock;

  // On threads of their own: who asked first may have less patience than the others.
  private final Executor asking = Executors.newVirtualThreadPerTaskExecutor();

  // Their ends are looked at here: a waiting call may have the answer before the cache has its
  // life.
  // The cache only forgets what nobody asks for, with the secrets in it.
  private final Cache<TokenWish, Asked> answers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

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
    Asked asked =
        Objects.requireNonNull(
            answers
                .asMap()
                .compute(
                    wish,
                    (same, known) -> known != null && counts(known) ? known : ask(same, known)));
    boolean isShort = asked.isAfterAway() && patience.compareTo(WITH_THE_SICK) > 0;
    long millis = (isShort ? WITH_THE_SICK : patience).toMillis();
    try {
      return asked.answer().get(millis, TimeUnit.MILLISECONDS).leftAt(clock.instant());
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
    Asked known = answers.getIfPresent(wish);
    if (known != null
        && known.now() instanceof TokenAnswer.Granted granted
        && granted.token().equals(refused.token())) {
      boolean unused = answers.asMap().remove(wish, known);
    }
    TokenAnswer answer = token(wish, patience);
    if (answer instanceof TokenAnswer.Granted granted && renewed.getIfPresent(granted) == null) {
      renewed.put(granted, true);
    }
    return answer;
  }

  private Asked ask(TokenWish wish, @Nullable Asked before) {
    TokenAnswer last = before == null ? null : before.now();
    return new Asked(answer(wish, last), last instanceof TokenAnswer.Away);
  }

  private CompletableFuture<Known> answer(TokenWish wish, @Nullable TokenAnswer last) {
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
  private boolean counts(Asked known) {
    return switch (known.answer().state()) {
      case RUNNING -> true;
      case SUCCESS -> clock.instant().isBefore(known.answer().resultNow().until());
      case FAILED, CANCELLED -> false;
    };
  }

  /**
   * What a token server was asked.
   *
   * @param isAfterAway if it was away when it was asked before
   */
  private record Asked(CompletableFuture<Known> answer, boolean isAfterAway) {

    /** The answer; null if there is none yet. */
    @Nullable TokenAnswer now() {
      return answer.state() == Future.State.SUCCESS ? answer.resultNow().answer() : null;
    }
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
