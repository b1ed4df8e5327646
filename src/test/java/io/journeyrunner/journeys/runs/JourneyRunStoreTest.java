// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which journey runs for whom, on both databases. */
class JourneyRunStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final UserId ZOE = new UserId("zoë");

  private static JourneyRun run(long instance, long version) {
    return new JourneyRun(
        instance,
        JOURNEY,
        version,
        new JourneyRun.Entry(ZOE, new EventId("é1"), EntryMode.EVERY_EVENT, "brand-ü", 2),
        NOW);
  }

  abstract static class Contract {

    private final JourneyRunStore store;
    private final JourneyRuns runs;
    private final RunSweepStore sweeps;

    Contract(DataSource database) {
      store = new JourneyRunStore(JdbcClient.create(database));
      runs = new JourneyRuns(store, new NoticedRuns());
      sweeps = new RunSweepStore(JdbcClient.create(database));
    }

    @Test
    void aRunIsKeptOnceWithAllThatIsKnownOfIt() {
      store.add(run(1, 10));
      store.add(run(1, 11));

      assertThat(runs.find(1)).hasValue(run(1, 10));
      assertThat(store.of(JOURNEY, ZOE)).containsExactly(run(1, 10));
      assertThat(store.of(new ProcessId("other"), ZOE)).isEmpty();
    }

    @Test
    void aRunOfNobodyIsKeptToo() {
      JourneyRun byHand =
          new JourneyRun(2, JOURNEY, 10, new JourneyRun.Entry(null, null, null, null, 0), NOW);
      store.add(byHand);

      assertThat(runs.find(2)).hasValue(byHand);
    }

    @Test
    void runsAreCountedByVersionAndPagedByKey() {
      store.add(run(3, 10));
      store.add(run(1, 10));
      store.add(run(2, 11));

      assertThat(runs.countByDefinition(JOURNEY)).containsExactly(entry(10L, 2L), entry(11L, 1L));
      assertThat(runs.isInUse(JOURNEY, 11)).isTrue();
      assertThat(runs.isInUse(JOURNEY, 12)).isFalse();
      assertThat(runs.page(JOURNEY, null, 0, 2)).containsExactly(run(1, 10), run(2, 11));
      assertThat(runs.page(JOURNEY, null, 2, 2)).containsExactly(run(3, 10));
      assertThat(runs.page(JOURNEY, 11L, 0, 2)).containsExactly(run(2, 11));
    }

    @Test
    void runsOfAllJourneysThatAreOldEnoughArePagedByKey() {
      store.add(run(3, 10));
      store.add(run(1, 10));
      store.add(run(2, 11));

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
      store.add(run(1, 10));
      store.add(run(2, 10));
      runs.moved(1, 11);

      assertThat(runs.forget(2)).isTrue();
      assertThat(runs.forget(2)).isFalse();
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
