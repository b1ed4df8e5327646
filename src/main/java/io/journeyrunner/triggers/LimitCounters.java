// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserTraces;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts what limits allow. To be called in a transaction of the caller. A refusal counts nothing.
 * Thread-safe, over many nodes too.
 */
@Component
public class LimitCounters implements UserTraces {

  /**
   * How long a count outlives its period, since a trigger that is changed may get a longer one,
   * which then covers what was counted before.
   */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String EVERYBODY = "";

  private final LimitStore store;

  LimitCounters(LimitStore store) {
    this.store = store;
  }

  /** A start that is to be counted, or taken back. */
  public record Start(Trigger trigger, UserId user) {

    private Stream<LimitStore.Key> keys() {
      Limits limits = trigger.limits();
      return Stream.concat(
          limits.perUser() == null
              ? Stream.empty()
              : Stream.of(LimitStore.Key.of(trigger, user.value())),
          limits.total() == null
              ? Stream.empty()
              : Stream.of(LimitStore.Key.of(trigger, EVERYBODY)));
    }
  }

  /**
   * Holds the counts of all starts that a transaction is about to count: two nodes that did so one
   * by one could wait for each other.
   */
  public void hold(Collection<Start> starts) {
    Set<LimitStore.Key> keys = starts.stream().flatMap(Start::keys).collect(Collectors.toSet());
    if (!keys.isEmpty()) {
      store.hold(keys);
    }
  }

  /** Counts one start, or says which limit has no room for it. */
  public Optional<Verdict.Stays> take(Trigger trigger, UserId user, Instant now) {
    return takeForUser(trigger, user, now).or(() -> takeForAll(trigger, user, now));
  }

  /** Takes back what {@link #take} counted. */
  public void giveBack(Trigger trigger, UserId user) {
    giveBackForUser(trigger, user);
    if (trigger.limits().total() != null) {
      store.giveBack(LimitStore.Key.of(trigger, EVERYBODY));
    }
  }

  private void giveBackForUser(Trigger trigger, UserId user) {
    if (trigger.limits().perUser() != null) {
      store.giveBack(LimitStore.Key.of(trigger, user.value()));
    }
  }

  @Override
  public boolean forget(UserId user) {
    return store.forget(user);
  }

  private Optional<Verdict.Stays> takeForUser(Trigger trigger, UserId user, Instant now) {
    Limits.PerUser limit = trigger.limits().perUser();
    if (limit == null) {
      return Optional.empty();
    }
    LimitStore.Key key = LimitStore.Key.of(trigger, user.value());
    store.create(key, now);
    Duration period = limit.period();
    if (period != null) {
      store.renew(key, now.minus(period), now);
    }
    return store.take(key, limit.max(), period == null ? null : now.plus(period).plus(KEPT))
        ? Optional.empty()
        : Optional.of(
            new Verdict.Stays(
                trigger, Verdict.Reason.PER_USER_LIMIT, describe(limit, store.find(key))));
  }

  private static String describe(Limits.PerUser limit, Optional<LimitStore.Count> count) {
    long taken = count.map(LimitStore.Count::taken).orElse(limit.max());
    String had = "the user had " + taken + " of " + limit.max();
    Duration period = limit.period();
    if (period == null || count.isEmpty()) {
      return had + " for life";
    }
    Instant began = count.get().began();
    return had + " since " + began + "; the next is possible at " + began.plus(period);
  }

  private Optional<Verdict.Stays> takeForAll(Trigger trigger, UserId user, Instant now) {
    Limits.Total limit = trigger.limits().total();
    if (limit == null) {
      return Optional.empty();
    }
    LimitStore.Key key = LimitStore.Key.of(trigger, EVERYBODY);
    if (store.take(key, limit.max(), null)) {
      return Optional.empty();
    }
    store.create(key, now);
    if (store.take(key, limit.max(), null)) {
      return Optional.empty();
    }
    giveBackForUser(trigger, user);
    return Optional.of(
        new Verdict.Stays(
            trigger,
            Verdict.Reason.TOTAL_LIMIT,
            "all users together had " + limit.max() + " of " + limit.max()));
  }
}
