// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counting what limits allow, on both databases. */
class LimitCountersStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final UserId ZOE = new UserId("zoë");

  abstract static class Contract {

    private final LimitStore store;
    private final LimitCounters counters;
    private final TransactionTemplate transaction;

    Contract(DataSource database) {
      store = new LimitStore(JdbcClient.create(database));
      counters = new LimitCounters(store);
      transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    @Test
    void whoIsForgottenIsCountedAnewAndAllTogetherAreNot() {
      Trigger trigger =
          trigger(
              new Limits(new Limits.PerUser(1, null), new Limits.Total(2), null, null, Set.of()));
      counters.take(trigger, ZOE, NOW);

      assertThat(counters.forget(ZOE)).isTrue();
      assertThat(counters.forget(ZOE)).isFalse();

      assertThat(counters.take(trigger, ZOE, NOW)).isEmpty();
      assertThat(counters.forget(ZOE)).isTrue();
      assertThat(counters.take(trigger, ZOE, NOW))
          .hasValueSatisfying(
              stays -> assertThat(stays.reason()).isEqualTo(Verdict.Reason.TOTAL_LIMIT));
    }

    private static Trigger trigger(Limits limits) {
      return new Trigger(
          new ProcessId("rule-x"),
          new EventType("spin"),
          null,
          limits,
          new Trigger.Entry.OfRule(1),
          false);
    }

    private static Trigger perUser(long max, @Nullable Duration period) {
      return trigger(new Limits(new Limits.PerUser(max, period), null, null, null, Set.of()));
    }

    private static Trigger total(long max) {
      return trigger(new Limits(null, new Limits.Total(max), null, null, Set.of()));
    }

    /** {@code taken}, or why not; a refusal rolls back, as callers must do. */
    private String take(Trigger trigger, UserId user, Instant now) {
      return transaction.execute(
          status -> {
            Optional<Verdict.Stays> denied = counters.take(trigger, user, now);
            denied.ifPresent(unused -> status.setRollbackOnly());
            return denied.map(Verdict.Stays::detail).orElse("taken");
          });
    }

    @Test
    void aUserGetsSoManyInAPeriodThatTheFirstStartOpens() {
      Trigger trigger = perUser(1, Duration.ofDays(1));

      assertThat(take(trigger, ZOE, NOW)).isEqualTo("taken");
      assertThat(take(trigger, ZOE, NOW.plusSeconds(60)))
          .isEqualTo(
              "the user had 1 of 1 since 2026-11-23T10:00:00Z; the next is possible at"
                  + " 2026-11-24T10:00:00Z");
      assertThat(take(trigger, new UserId("other"), NOW)).isEqualTo("taken");
      assertThat(take(trigger, ZOE, NOW.plus(Duration.ofDays(1)))).isEqualTo("taken");
    }

    /** Without {@link LimitCounters#hold} each of two would soon wait for what the other holds. */
    @Test
    void batchesThatCountInOppositeOrdersDoNotMeetInADeadlock() throws Exception {
      Trigger trigger = perUser(10_000, null);
      List<UserId> users = IntStream.range(0, 20).mapToObj(n -> new UserId("ü" + n)).toList();
      users.forEach(user -> take(trigger, user, NOW));

      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Callable<Boolean>> nodes =
            List.of(countingAll(trigger, users), countingAll(trigger, users.reversed()));

        assertThat(threads.invokeAll(nodes).stream().map(Future::resultNow))
            .containsExactly(true, true);
      }
    }

    private Callable<Boolean> countingAll(Trigger trigger, List<UserId> users) {
      return () ->
          IntStream.range(0, 50)
              .allMatch(
                  round ->
                      Boolean.TRUE.equals(
                          transaction.execute(
                              status -> {
                                counters.hold(
                                    users.stream()
                                        .map(user -> new LimitCounters.Start(trigger, user))
                                        .toList());
                                return users.stream()
                                    .allMatch(user -> counters.take(trigger, user, NOW).isEmpty());
                              })));
    }

    @Test
    void countsGoNinetyDaysAfterTheirPeriodAndThoseForLifeStay() {
      Trigger daily = perUser(1, Duration.ofDays(1));
      take(daily, ZOE, NOW);
      Instant later = NOW.plus(Duration.ofDays(91));

      purgeAt(later);
      assertThat(take(perUser(1, Duration.ofDays(365)), ZOE, later)).startsWith("the user had 1");
      purgeAt(later.plusSeconds(1));
      assertThat(take(perUser(1, Duration.ofDays(365)), ZOE, later)).isEqualTo("taken");
      assertThat(take(perUser(2, null), ZOE, later)).isEqualTo("taken");
      purgeAt(later.plus(Duration.ofDays(4000)));
      assertThat(take(perUser(2, null), ZOE, later)).isEqualTo("the user had 2 of 2 for life");
    }

    private void purgeAt(Instant now) {
      new LimitCounterPurge(store, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    @Test
    void withoutAPeriodItIsForLife() {
      Trigger trigger = perUser(1, null);

      assertThat(take(trigger, ZOE, NOW)).isEqualTo("taken");
      assertThat(take(trigger, ZOE, NOW.plus(Duration.ofDays(4000))))
          .isEqualTo("the user had 1 of 1 for life");
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
      Trigger trigger = total(1);
      take(trigger, ZOE, NOW);

      transaction.executeWithoutResult(status -> counters.giveBack(trigger, ZOE));

      assertThat(take(trigger, ZOE, NOW)).isEqualTo("taken");
      assertThat(take(trigger, ZOE, NOW)).isEqualTo("all users together had 1 of 1");
    }

    @Test
    void fiftyAtOnceTakeExactlyTen() throws Exception {
      Trigger trigger = total(10);
      Callable<String> one = () -> take(trigger, ZOE, NOW);

      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        List<Future<String>> all =
            threads.invokeAll(IntStream.range(0, 50).mapToObj(n -> one).toList());

        assertThat(all.stream().map(Future::resultNow).filter("taken"::equals)).hasSize(10);
      }
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }
}
