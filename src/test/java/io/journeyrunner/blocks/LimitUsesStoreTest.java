// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counting the uses of a Limit, on both databases. */
class LimitUsesStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final UserId ZOE = new UserId("zoë");
  private static final UserId OTHER = new UserId("İ7");

  abstract static class Contract {

    private final LimitUseStore store;
    private final TransactionTemplate transaction;
    private final AtomicLong instances = new AtomicLong();

    Contract(DataSource database) {
      store = new LimitUseStore(JdbcClient.create(database));
      transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private static Limit limit(Limit.Scope scope, long max, @Nullable Duration period) {
      return new Limit(scope, max, period, "matched");
    }

    private LimitUses at(Instant now) {
      return new LimitUses(store, transaction, Clock.fixed(now, ZoneOffset.UTC));
    }

    private boolean uses(Limit limit, UserId user, Instant now) {
      return at(now).isWithin(limit, job(instances.incrementAndGet()), user);
    }

    private static Job.Element job(long instanceKey) {
      return new Job.Element(new ProcessId("ürün"), 1, "first-ten", instanceKey, 70);
    }

    @Test
    void countsOverAllUsersUntilItIsUsedUp() {
      Limit two = limit(Limit.Scope.all, 2, null);

      assertThat(uses(two, ZOE, NOW)).isTrue();
      assertThat(uses(two, OTHER, NOW)).isTrue();
      assertThat(uses(two, OTHER, NOW.plus(Duration.ofDays(4000)))).isFalse();
    }

    @Test
    void countsEachUserAlone() {
      Limit one = limit(Limit.Scope.user, 1, null);

      assertThat(uses(one, ZOE, NOW)).isTrue();
      assertThat(uses(one, ZOE, NOW)).isFalse();
      assertThat(uses(one, OTHER, NOW)).isTrue();
    }

    @Test
    void whoIsForgottenIsCountedAnewAndTheOthersAreNot() {
      Limit one = limit(Limit.Scope.user, 1, null);
      Limit all = limit(Limit.Scope.all, 3, null);
      uses(one, ZOE, NOW);
      uses(one, OTHER, NOW);

      assertThat(at(NOW).forget(ZOE)).isTrue();
      assertThat(at(NOW).forget(ZOE)).isFalse();

      assertThat(uses(one, ZOE, NOW)).isTrue();
      assertThat(uses(one, OTHER, NOW)).isFalse();
      assertThat(uses(all, ZOE, NOW)).isTrue();
    }

    @Test
    void theFirstUseOpensAPeriodAndTheFirstAfterItsEndTheNext() {
      Limit daily = limit(Limit.Scope.all, 1, Duration.ofDays(1));

      assertThat(uses(daily, ZOE, NOW)).isTrue();
      assertThat(uses(daily, ZOE, NOW.plus(Duration.ofHours(23)))).isFalse();
      assertThat(uses(daily, ZOE, NOW.plus(Duration.ofHours(30)))).isTrue();
      assertThat(uses(daily, ZOE, NOW.plus(Duration.ofHours(53)))).isFalse();
      assertThat(uses(daily, ZOE, NOW.plus(Duration.ofHours(54)))).isTrue();
    }

    @Test
    void anotherMaximumInANewVersionCountsOnFromWhereItWas() {
      uses(limit(Limit.Scope.all, 1, null), ZOE, NOW);

      assertThat(uses(limit(Limit.Scope.all, 2, null), ZOE, NOW)).isTrue();
      assertThat(uses(limit(Limit.Scope.all, 2, null), ZOE, NOW)).isFalse();
    }

    @Test
    void aJobThatComesAgainCountsOnceAndGetsTheSameAnswer() {
      Limit two = limit(Limit.Scope.all, 2, null);

      assertThat(at(NOW).isWithin(two, job(501), ZOE)).isTrue();
      assertThat(at(NOW).isWithin(two, job(501), ZOE)).isTrue();
      assertThat(at(NOW).isWithin(two, job(502), ZOE)).isTrue();
      assertThat(at(NOW).isWithin(two, job(503), ZOE)).isFalse();
      assertThat(at(NOW).isWithin(two, job(501), ZOE)).isTrue();
    }

    @Test
    void theSameJobOnManyNodesAtOnceCountsOnce() throws Exception {
      Limit two = limit(Limit.Scope.all, 2, null);

      Set<Boolean> answers = atOnce(8, () -> at(NOW).isWithin(two, job(601), ZOE));

      assertThat(answers).containsExactly(true);
      assertThat(uses(two, ZOE, NOW)).isTrue();
      assertThat(uses(two, ZOE, NOW)).isFalse();
    }

    @Test
    void fiftyAtOnceGetExactlyTenPlaces() throws Exception {
      Limit ten = limit(Limit.Scope.all, 10, Duration.ofDays(1));

      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        Callable<Boolean> one = () -> uses(ten, ZOE, NOW);
        List<Future<Boolean>> all =
            threads.invokeAll(IntStream.range(0, 50).mapToObj(n -> one).toList());

        assertThat(all.stream().filter(Future::resultNow)).hasSize(10);
      }
    }

    @Test
    void aLongerPeriodInANewVersionCoversWhatWasCountedBefore() {
      uses(limit(Limit.Scope.user, 1, Duration.ofDays(1)), ZOE, NOW);

      Instant later = NOW.plus(Duration.ofDays(8));
      store.forgetEnded(later, 10);

      assertThat(uses(limit(Limit.Scope.user, 1, Duration.ofDays(30)), ZOE, later)).isFalse();
      assertThat(uses(limit(Limit.Scope.user, 1, null), ZOE, later)).isFalse();
    }

    @Test
    void forgetsOldAnswersAndCountsThatNoPeriodCovers() {
      uses(limit(Limit.Scope.user, 1, Duration.ofDays(1)), ZOE, NOW);
      uses(limit(Limit.Scope.user, 1, null), OTHER, NOW);

      Instant later = NOW.plus(Duration.ofDays(92));
      new LimitPurge(
              store, new BlockSettings(4, Duration.ofDays(7)), Clock.fixed(later, ZoneOffset.UTC))
          .run();

      assertThat(store.answer(new LimitUseStore.Place(new ProcessId("ürün"), "first-ten"), 1))
          .isEmpty();
      assertThat(store.forgetEnded(later, 10)).isZero();
      assertThat(uses(limit(Limit.Scope.user, 1, null), OTHER, later)).isFalse();
    }

    private static <T> Set<T> atOnce(int times, Callable<T> what) throws Exception {
      try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
        return threads.invokeAll(IntStream.range(0, times).mapToObj(n -> what).toList()).stream()
            .map(Future::resultNow)
            .collect(Collectors.toSet());
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
