// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Databases;
import io.journeyrunner.webhooks.log.LoggedDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Replays on both databases. */
class ReplayStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Map<String, String> SEARCH = Map.of("user", "ü");

  private static LoggedDeliveries.Found found(long number, String endpoint) {
    return new LoggedDeliveries.Found(number, endpoint, "failed");
  }

  abstract static class Contract {

    private final ReplayStore store;

    Contract(DataSource database) {
      store = new ReplayStore(new JdbcTemplate(database), change -> {});
      store.add(
          new ReplayStore.Wish("one", Rendering.anew, SEARCH),
          List.of(found(11, "a"), found(12, "a"), found(13, "b")),
          NOW);
    }

    private Replay one() {
      return store.find("one").orElseThrow();
    }

    @Test
    void progressIsCounted() {
      List<ReplayItem> items = store.waiting("one", 2);
      assertThat(items)
          .containsExactly(
              new ReplayItem("one", 0, 11, Rendering.anew, true),
              new ReplayItem("one", 2, 13, Rendering.anew, true));
      store.started(items.get(0));
      store.started(items.get(1));
      store.ended(items.get(1), "delivered", "status 200");

      assertThat(one())
          .isEqualTo(
              new Replay(
                  "one",
                  NOW,
                  Rendering.anew,
                  SEARCH,
                  Replay.State.running,
                  new Replay.Progress(3, 1, 1, Map.of("delivered", 1))));
      assertThat(store.underWay("one")).isEqualTo(1);
      assertThat(store.finish("one")).isFalse();
      assertThat(store.item("one", 2).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void endpointsTakeTurns() {
      store.waiting("one", 1).forEach(store::started);

      assertThat(store.waiting("one", 9)).extracting(ReplayItem::number).containsExactly(2, 1);
    }

    @Test
    void oneInstanceMakesADeliveryHoweverOftenItWasBegun() {
      ReplayItem item = store.waiting("one", 1).getFirst();

      assertThat(store.claim(item, 70)).isTrue();
      assertThat(store.claim(item, 71)).isFalse();
      assertThat(store.claim(item, 70)).isTrue();
      assertThat(store.underWay("one")).isEqualTo(1);
      store.ended(item, "delivered", "status 200");
      assertThat(store.claim(item, 70)).isFalse();
    }

    @Test
    void anOutcomeStandsOnceForAll() {
      ReplayItem item = store.waiting("one", 1).getFirst();
      store.ended(item, "delivered", "status 200");
      store.started(item);
      store.ended(item, "failed", "status 500");

      assertThat(one().progress().ended()).isEqualTo(Map.of("delivered", 1));
    }

    @Test
    void oneNodeAtATimeFeedsIt() {
      Instant end = NOW.plusSeconds(60);
      assertThat(store.lease("one", NOW, end)).isTrue();
      assertThat(store.lease("one", NOW.plusSeconds(59), end)).isFalse();
      assertThat(store.lease("one", end, end.plusSeconds(60))).isTrue();
      store.release("one", end, NOW); // not his any more
      assertThat(store.lease("one", end, end.plusSeconds(60))).isFalse();
      store.release("one", end.plusSeconds(60), end);
      assertThat(store.lease("one", end, end.plusSeconds(60))).isTrue();
    }

    @Test
    void whatIsCancelledIsOpenNoMoreButMayStillTellItsOutcome() {
      ReplayItem item = store.waiting("one", 1).getFirst();
      store.started(item);
      assertThat(store.cancel("one")).isTrue();
      assertThat(store.cancel("one")).isFalse();
      store.ended(item, "delivered", "status 200");

      assertThat(store.waiting("one", 9)).isEmpty();
      assertThat(store.running()).isEmpty();
      assertThat(store.lease("one", NOW, NOW.plusSeconds(1))).isFalse();
      assertThat(one().progress().ended()).isEqualTo(Map.of("cancelled", 2, "delivered", 1));
    }

    @Test
    void whatHasEndedIsForgottenInTime() {
      Instant later = NOW.plus(Duration.ofDays(1));
      assertThat(store.forget(later)).isZero();
      store.waiting("one", 9).forEach(item -> store.ended(item, "delivered", "status 200"));
      assertThat(store.finish("one")).isTrue();

      assertThat(store.forget(NOW)).isZero();
      assertThat(store.forget(later)).isEqualTo(1);
      assertThat(store.all(10)).isEmpty();
      assertThat(store.item("one", 0)).isEmpty();
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
