// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.intake.EntryOutcome;
import io.journeyrunner.journeys.batches.Batch.Progress;
import io.journeyrunner.journeys.batches.Batch.State;
import io.journeyrunner.journeys.batches.BatchUser.Outcome;
import io.journeyrunner.testing.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches, their users, and who may feed them, on both databases. */
class BatchStoresTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Batch batch(@Nullable String segment) {
    BatchPlan plan = new BatchPlan("begin", null, 20, segment, null, "ü", false);
    return new Batch("entry-1", "welcome", NOW, NOW, State.running, plan, null, Progress.NONE);
  }

  abstract static class Contract {

    private final JdbcClient jdbc;
    private final BatchStore batches;
    private final BatchUserStore users;
    private final BatchLeaseStore leases;

    Contract(DataSource database) {
      jdbc = JdbcClient.create(database);
      BatchCountStore counts =
          new BatchCountStore(
              jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
      batches = new BatchStore(jdbc, counts);
      users = new BatchUserStore(new JdbcTemplate(database), counts);
      leases = new BatchLeaseStore(jdbc);
    }

    private void add(String... ids) {
      batches.add(batch(null));
      users.add("entry-1", List.of(ids).stream().map(BatchUser::waiting).toList());
    }

    private Progress progress() {
      return batches.find("welcome", "entry-1").orElseThrow().progress();
    }

    @Test
    void aUserIsInABatchOnceAndIsCountedByOutcome() {
      add("ü1", "ü2", "ü3", "ü1");
      List<BatchUser> waiting = users.waiting("entry-1", 10);

      users.turned(
          "entry-1",
          List.of(
              waiting.get(0).after(new EntryOutcome.Entered("7")),
              waiting.get(1).after(new EntryOutcome.Skipped("paused", "it is paused"))));

      assertThat(progress()).isEqualTo(new Progress(true, 3, 1, 1, Map.of("paused", 1L), 0));
      assertThat(users.page("entry-1", null, "ü1", 1))
          .containsExactly(new BatchUser("ü2", Outcome.skipped, "paused", "it is paused", null));
      assertThat(users.page("entry-1", Outcome.entered, "", 10))
          .extracting(BatchUser::instance)
          .containsExactly("7");
    }

    @Test
    void aBatchIsLookedAtWithoutItsUsers() {
      add("ü1", "ü2");
      users.add("entry-1", List.of(BatchUser.invalid("(empty)", "too short")));

      jdbc.sql("delete from batch_users").update();

      assertThat(progress()).isEqualTo(new Progress(true, 3, 2, 0, Map.of(), 1));
    }

    @Test
    void countsAreThoseOfTheUsersHoweverManyNodesTurnTheSameOnes() throws Exception {
      add(IntStream.range(0, 50).mapToObj(n -> "ü" + n).toArray(String[]::new));
      List<BatchUser> waiting = users.waiting("entry-1", 40);
      Callable<Void> entered = () -> turn(waiting.subList(0, 25), new EntryOutcome.Entered("7"));
      Callable<Void> skipped =
          () -> turn(waiting.subList(15, 40), new EntryOutcome.Skipped("paused", "it is"));
      try (ExecutorService nodes = Executors.newFixedThreadPool(5)) {
        for (var done : nodes.invokeAll(List.of(entered, skipped, entered, skipped))) {
          done.get();
        }
      }

      assertThat(progress()).isEqualTo(counted());
      assertThat(progress().count()).isEqualTo(50);
      assertThat(progress().waiting()).isEqualTo(10);
      batches.change("entry-1", State.running, State.cancelled);
      entered.call();
      assertThat(progress())
          .as("told after it was cancelled")
          .isEqualTo(counted().withNobodyWaiting());
    }

    private Void turn(List<BatchUser> some, EntryOutcome outcome) {
      users.turned("entry-1", some.stream().map(user -> user.after(outcome)).toList());
      return null;
    }

    /** As the users themselves say. */
    private Progress counted() {
      Map<Outcome, Long> counts =
          users.page("entry-1", null, "", 1_000).stream()
              .collect(Collectors.groupingBy(BatchUser::outcome, Collectors.counting()));
      long skipped = counts.getOrDefault(Outcome.skipped, 0L);
      return new Progress(
          true,
          counts.values().stream().mapToLong(Long::longValue).sum(),
          counts.getOrDefault(Outcome.waiting, 0L),
          counts.getOrDefault(Outcome.entered, 0L),
          skipped == 0 ? Map.of() : Map.of("paused", skipped),
          counts.getOrDefault(Outcome.failed, 0L));
    }

    @Test
    void oneNodeAtATimeFeedsABatchThatIsDue() {
      add("ü1");

      assertThat(leases.due(NOW.minusSeconds(1))).isEmpty();
      assertThat(leases.due(NOW)).containsExactly("entry-1");
      assertThat(leases.lease("entry-1", NOW, NOW.plusSeconds(60)))
          .hasValueSatisfying(lease -> assertThat(lease.plan().brand()).isEqualTo("ü"));
      assertThat(leases.lease("entry-1", NOW.plusSeconds(59), NOW.plusSeconds(90))).isEmpty();
      leases.release(
          leases.lease("entry-1", NOW.plusSeconds(60), NOW.plusSeconds(90)).orElseThrow(),
          NOW,
          NOW.plusSeconds(1),
          "the engine is away");
      assertThat(batches.find("welcome", "entry-1").orElseThrow().note())
          .isEqualTo("the engine is away");
      assertThat(leases.lease("entry-1", NOW, NOW.plusSeconds(60)))
          .hasValueSatisfying(lease -> assertThat(lease.fedAt()).isEqualTo(NOW.plusSeconds(1)));
    }

    @Test
    void aNodeWhoseLeaseRanOutLeavesThatOfAnotherAlone() {
      add("ü1");
      BatchLeaseStore.Lease late =
          leases.lease("entry-1", NOW, NOW.plusNanos(30_000_000_999L)).orElseThrow();
      assertThat(leases.lease("entry-1", NOW.plusSeconds(40), NOW.plusSeconds(70))).isPresent();

      leases.release(late, NOW.plusSeconds(41), NOW, "late");

      assertThat(leases.lease("entry-1", NOW.plusSeconds(50), NOW.plusSeconds(90))).isEmpty();
      assertThat(batches.find("welcome", "entry-1").orElseThrow().note()).isNull();
    }

    @Test
    void theUsersOfAnOldBatchAreForgottenInBites() {
      add("ü1", "ü2", "ü3");

      assertThat(batches.forgetUsers(NOW.plusSeconds(1), 2)).as("it still runs").isZero();
      batches.change("entry-1", State.running, State.cancelled);
      assertThat(batches.forgetUsers(NOW, 2)).as("it is not old").isZero();
      assertThat(batches.forgetUsers(NOW.plusSeconds(1), 2)).isEqualTo(2);
      assertThat(batches.forgetUsers(NOW.plusSeconds(1), 2)).isEqualTo(1);
    }

    @Test
    void aBatchEndsWhenEverybodyHadATurn() {
      add("ü1");

      assertThat(leases.finish("entry-1")).isFalse();
      users.turned(
          "entry-1",
          List.of(BatchUser.waiting("ü1").after(new EntryOutcome.Failed("x", "y".repeat(2000)))));
      assertThat(leases.finish("entry-1")).isTrue();
      assertThat(batches.forget(NOW)).isZero();
      assertThat(batches.forget(NOW.plusSeconds(1))).isEqualTo(1);
      assertThat(users.page("entry-1", null, "", 10)).isEmpty();
    }

    @Test
    void aSegmentIsLookedForPageByPageAndEndsTheBatchOnlyAtItsEnd() {
      batches.add(batch("state.level > 1"));

      assertThat(leases.finish("entry-1")).isFalse();
      users.scanned("entry-1", List.of(BatchUser.waiting("ü1")), "ü5");
      assertThat(leases.lease("entry-1", NOW, NOW))
          .hasValueSatisfying(lease -> assertThat(lease.scannedTo()).isEqualTo("ü5"));
      users.scanned("entry-1", List.of(), null);

      assertThat(leases.lease("entry-1", NOW, NOW))
          .hasValueSatisfying(
              lease -> {
                assertThat(lease.scanned()).isTrue();
                assertThat(lease.scannedTo()).isEqualTo("ü5");
              });
      assertThat(progress().waiting()).isEqualTo(1);
    }

    @Test
    void whoeverWaitsInACancelledBatchNeverEnters() {
      add(IntStream.range(0, 5).mapToObj(n -> "ü" + n).toArray(String[]::new));

      assertThat(batches.change("entry-1", State.paused, State.cancelled)).isFalse();
      assertThat(batches.change("entry-1", State.running, State.cancelled)).isTrue();
      assertThat(users.waiting("entry-1", 10)).isEmpty();
      assertThat(leases.due(NOW)).isEmpty();
      assertThat(progress()).isEqualTo(new Progress(true, 5, 0, 0, Map.of(), 0));
      assertThat(users.page("entry-1", null, "", 10))
          .extracting(user -> user.inCancelled().outcome())
          .containsOnly(Outcome.cancelled);
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
