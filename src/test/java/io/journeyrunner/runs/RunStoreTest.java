// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which journey runs for whom, on both databases. */
class RunStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final UserId ZOE = new UserId("zoë");

  private static Run run(long instance, long version) {
    return new Run(
        new RunId("run-" + instance),
        JOURNEY,
        version,
        instance,
        new Run.Entry(ZOE, new EventId("é1"), EntryMode.EVERY_EVENT, "brand-ü", 2),
        NOW,
        false);
  }

  abstract static class Contract {

    private final RunStore store;
    private final Runs runs;
    private final MovedRuns moved;
    private final RunSweepStore sweeps;

    Contract(DataSource database) {
      store = RunsAccess.store(database);
      RunsAccess.Known known = RunsAccess.known(database, RunsAccess.nowhere(), Clock.systemUTC());
      runs = known.runs();
      moved = known.moved();
      sweeps = new RunSweepStore(JdbcClient.create(database));
    }

    @Test
    void aRunIsKeptOnceWithAllThatIsKnownOfIt() {
      assertThat(store.add(List.of(run(1, 10)))).containsExactly(true);
      assertThat(store.add(List.of(run(1, 11)))).containsExactly(false);

      assertThat(runs.find(1)).hasValue(run(1, 10));
      assertThat(store.of(List.of(ZOE))).containsExactly(run(1, 10));
      assertThat(store.of(List.of(new UserId("other")))).isEmpty();
    }

    @Test
    void aRunOfNobodyIsKeptToo() {
      Run byHand = RunsAccess.run(2, "welcome", 10, NOW);
      store.add(List.of(byHand));

      assertThat(runs.find(2)).hasValue(byHand);
    }

    private Run exclusive(String id, EntryMode mode) {
      return new Run(
          new RunId(id),
          JOURNEY,
          10,
          null,
          new Run.Entry(ZOE, new EventId(id), mode, null, 0),
          NOW,
          false);
    }

    @Test
    void oneRunKeepsTheOthersOfItsUserOutWhereTheModeAsksForIt() {
      assertThat(
              store.add(
                  List.of(
                      exclusive("first", EntryMode.ONE_AT_A_TIME),
                      exclusive("second", EntryMode.ONE_AT_A_TIME),
                      exclusive("beside", EntryMode.EVERY_EVENT),
                      exclusive("third", EntryMode.ONCE_IN_A_LIFETIME))))
          .containsExactly(true, false, true, false);

      store.delete(new RunId("first"));
      assertThat(store.add(List.of(exclusive("fourth", EntryMode.ONE_AT_A_TIME))))
          .containsExactly(true);
    }

    @Test
    void oneOfManyWhoEnterAtOnceDoes() throws Exception {
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        List<Callable<Boolean>> entries =
            IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(
                    n ->
                        () ->
                            store
                                .add(List.of(exclusive("at-once-" + n, EntryMode.ONE_AT_A_TIME)))
                                .getFirst())
                .toList();

        assertThat(threads.invokeAll(entries).stream().filter(Future::resultNow)).hasSize(1);
      }
    }

    @Test
    void theFirstInstanceOfARunIsTheRun() {
      store.add(List.of(exclusive("first", EntryMode.ONE_AT_A_TIME)));

      assertThat(store.appeared(new RunId("first"), 7)).isTrue();
      assertThat(store.appeared(new RunId("first"), 8)).isFalse();
      store.started(Map.of(new RunId("first"), 9L));

      assertThat(runs.find(new RunId("first")).orElseThrow().instanceKey()).isEqualTo(7);
      assertThat(store.unlockUnanswered(NOW.plusSeconds(1))).isZero();
    }

    @Test
    void aRunWhoseStartWasNeverAnsweredLetsItsUserEnterAgain() {
      store.add(List.of(exclusive("silent", EntryMode.ONE_AT_A_TIME)));

      assertThat(store.unlockUnanswered(NOW)).isZero();
      assertThat(store.unlockUnanswered(NOW.plusSeconds(1))).isEqualTo(1);

      assertThat(store.find(new RunId("silent")).orElseThrow().isExclusive()).isFalse();
      assertThat(store.add(List.of(exclusive("next", EntryMode.ONE_AT_A_TIME))))
          .containsExactly(true);
    }

    @Test
    void anInstanceThatShowsUpLateKeepsOthersOutAgain() {
      store.add(List.of(exclusive("silent", EntryMode.ONE_AT_A_TIME)));
      store.unlockUnanswered(NOW.plusSeconds(1));

      assertThat(store.appeared(new RunId("silent"), 7)).isTrue();

      assertThat(store.find(new RunId("silent")).orElseThrow().isExclusive()).isTrue();
      assertThat(store.add(List.of(exclusive("next", EntryMode.ONE_AT_A_TIME))))
          .containsExactly(false);
    }

    @Test
    void anInstanceThatShowsUpAfterItsUserEnteredAgainIsNotTheRun() {
      store.add(List.of(exclusive("silent", EntryMode.ONE_AT_A_TIME)));
      store.unlockUnanswered(NOW.plusSeconds(1));
      store.add(List.of(exclusive("next", EntryMode.ONE_AT_A_TIME)));

      assertThatExceptionOfType(DuplicateKeyException.class)
          .isThrownBy(() -> store.appeared(new RunId("silent"), 7));
      assertThat(store.renew(new RunId("silent"), NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void aStartThatIsTriedAgainIsAsYoungAsItsLastTrial() {
      store.add(List.of(exclusive("silent", EntryMode.ONE_AT_A_TIME)));
      store.unlockUnanswered(NOW.plusSeconds(1));

      assertThat(store.renew(new RunId("silent"), NOW.plusSeconds(60))).isTrue();
      assertThat(store.renew(new RunId("unknown"), NOW)).isFalse();

      assertThat(store.unlockUnanswered(NOW.plusSeconds(60))).isZero();
      assertThat(store.add(List.of(exclusive("next", EntryMode.ONE_AT_A_TIME))))
          .containsExactly(false);
    }

    @Test
    void anAnswerThatIsNotedLateKeepsOthersOutAgainUnlessOneIsIn() {
      store.add(List.of(exclusive("late", EntryMode.ONE_AT_A_TIME)));
      store.unlockUnanswered(NOW.plusSeconds(1));
      store.started(Map.of(new RunId("late"), 7L));
      assertThat(store.find(new RunId("late")).orElseThrow().isExclusive()).isTrue();

      store.delete(new RunId("late"));
      store.add(List.of(exclusive("later", EntryMode.ONE_AT_A_TIME)));
      store.unlockUnanswered(NOW.plusSeconds(1));
      store.add(List.of(exclusive("next", EntryMode.ONE_AT_A_TIME)));
      store.started(Map.of(new RunId("later"), 8L));

      assertThat(store.find(new RunId("later")).orElseThrow().isExclusive()).isFalse();
      assertThat(store.find(new RunId("later")).orElseThrow().instanceKey()).isEqualTo(8);
    }

    @Test
    void whatGaveNoSignOfLifeIsForgotten() {
      store.add(List.of(exclusive("silent", EntryMode.ONE_AT_A_TIME), run(1, 10)));

      store.deleteUnanswered(NOW.plusSeconds(1));

      assertThat(store.of(List.of(ZOE))).containsExactly(run(1, 10));
    }

    @Test
    void runsAreCountedByVersionAndPagedByKey() {
      store.add(List.of(run(3, 10)));
      store.add(List.of(run(1, 10)));
      store.add(List.of(run(2, 11)));

      assertThat(runs.countByDefinition(JOURNEY)).containsExactly(entry(10L, 2L), entry(11L, 1L));
      assertThat(runs.isInUse(JOURNEY, 11)).isTrue();
      assertThat(runs.isInUse(JOURNEY, 12)).isFalse();
      assertThat(runs.page(JOURNEY, null, 0, 2)).containsExactly(run(1, 10), run(2, 11));
      assertThat(runs.page(JOURNEY, null, 2, 2)).containsExactly(run(3, 10));
      assertThat(runs.page(JOURNEY, 11L, 0, 2)).containsExactly(run(2, 11));
    }

    @Test
    void runsOfAllJourneysThatAreOldEnoughArePagedByKey() {
      store.add(List.of(run(3, 10)));
      store.add(List.of(run(1, 10)));
      store.add(List.of(run(2, 11)));

      assertThat(store.startedBefore(NOW, 0, 10)).isEmpty();
      assertThat(store.startedBefore(NOW.plusSeconds(1), 0, 2))
          .containsExactly(run(1, 10), run(2, 11));
      assertThat(store.startedBefore(NOW.plusSeconds(1), 2, 2)).containsExactly(run(3, 10));
    }

    @Test
    void oneNodeLooksAtATimeAndTheNextGoesOnWhereItStood() {
      assertThat(sweeps.claim(NOW, NOW.plusSeconds(60))).hasValue(0L);
      assertThat(sweeps.claim(NOW.plusSeconds(59), NOW.plusSeconds(119))).isEmpty();
      sweeps.note(7);

      assertThat(sweeps.claim(NOW.plusSeconds(60), NOW.plusSeconds(120))).hasValue(7L);
    }

    @Test
    void aRunThatMovesCountsForItsNewVersionAndOneThatEndedForNone() {
      store.add(List.of(run(1, 10)));
      store.add(List.of(run(2, 10)));
      moved.moved(run(1, 10), 11, Map.of());

      assertThat(runs.forget(run(2, 10))).isTrue();
      assertThat(runs.forget(run(2, 10))).isFalse();
      assertThat(runs.countByDefinition(JOURNEY)).containsExactly(entry(11L, 1L));
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
