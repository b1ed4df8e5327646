// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.events.EventId;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which event started what, on both databases. */
class EventStartStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final UserId ZOE = new UserId("zoë");
  private static final EventKey EVENT = new EventKey(ZOE, new EventId("é1"));
  private static final Target TARGET = new Target("rule-x");

  abstract static class Contract {

    private final EventStartStore starts;
    private final JdbcTemplate jdbc;

    Contract(DataSource database) {
      starts = new EventStartStore(JdbcClient.create(database), new JdbcTemplate(database));
      jdbc = new JdbcTemplate(database);
    }

    private static EventStart claim(EventKey key) {
      return EventStart.claim(key, TARGET, NOW);
    }

    private List<EventStart> of(EventKey key) {
      return starts.of(Set.of(key)).getOrDefault(key, List.of());
    }

    @Test
    void oneOfManyWhoClaimAtOnceGetsIt() throws Exception {
      Callable<Boolean> claiming = () -> starts.claim(List.of(claim(EVENT))).getFirst();

      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        var all = threads.invokeAll(IntStream.range(0, 20).mapToObj(n -> claiming).toList());

        assertThat(all.stream().filter(future -> future.resultNow())).hasSize(1);
      }
    }

    @Test
    void anAcknowledgedStartIsRememberedWithItsInstance() {
      starts.claim(List.of(claim(EVENT)));
      starts.acknowledge(List.of(claim(EVENT).startedAs(42)));

      assertThat(starts.release(List.of(claim(EVENT)))).containsExactly(false);
      assertThat(of(EVENT)).isEqualTo(List.of(new EventStart(EVENT, TARGET, NOW, true, 42L)));
    }

    @Test
    void twoUsersMayHaveAnEventOfOneId() {
      EventKey other = new EventKey(new UserId("åsa"), EVENT.event());

      assertThat(starts.claim(List.of(claim(EVENT), claim(other), claim(EVENT))))
          .containsExactly(true, true, false);
      assertThat(starts.of(Set.of(EVENT, other))).containsOnlyKeys(EVENT, other);
      assertThat(starts.release(List.of(claim(other)))).containsExactly(true);
      assertThat(of(EVENT)).hasSize(1);
    }

    @Test
    void aRowOfBeforeEventsHadUsersCountsForAllOfThem() {
      starts.claim(List.of(claim(new EventKey(EVENT.user(), EVENT.event()))));
      jdbc.update("update event_starts set user_id = ''");

      assertThat(of(EVENT)).isEqualTo(List.of(claim(EVENT)));
      starts.acknowledge(List.of(claim(EVENT).startedAs(42)));
      assertThat(of(new EventKey(new UserId("åsa"), EVENT.event())))
          .extracting(EventStart::instanceKey)
          .containsExactly(42L);
    }

    @Test
    void aClaimThatLedToNothingIsForgotten() {
      starts.claim(List.of(claim(EVENT)));

      assertThat(starts.release(List.of(claim(EVENT)))).containsExactly(true);
      assertThat(starts.release(List.of(claim(EVENT)))).containsExactly(false);
      assertThat(of(EVENT)).isEmpty();
    }

    @Test
    void anAbandonedClaimIsTakenOverByOne() {
      starts.claim(List.of(claim(EVENT)));
      EventStart abandoned = of(EVENT).getFirst();

      assertThat(starts.takeOver(abandoned, NOW.plusSeconds(60))).isTrue();
      assertThat(starts.takeOver(abandoned, NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void aRequestThatComesBackLateLeavesTheClaimThatAnotherTookOver() {
      starts.claim(List.of(claim(EVENT)));
      starts.takeOver(of(EVENT).getFirst(), NOW.plusSeconds(60));

      assertThat(starts.release(List.of(claim(EVENT)))).containsExactly(false);
      assertThat(of(EVENT)).hasSize(1);
    }

    @Test
    void theUserIsKeptAsAHash() {
      starts.claim(List.of(claim(EVENT)));

      assertThat(jdbc.queryForList("select user_id from event_starts", String.class))
          .containsExactly("2752b88686847fa5c86f47b94ce652b7b3f22a91c37617d451a4db9afa431450");
    }

    @Test
    void oldStartsAreForgottenInBites() {
      for (int n = 0; n < 5; n++) {
        starts.claim(List.of(claim(new EventKey(ZOE, new EventId("old-" + n)))));
      }
      starts.claim(List.of(EventStart.claim(EVENT, TARGET, NOW.plusSeconds(100))));

      assertThat(starts.purge(NOW.plusSeconds(50), 3)).isEqualTo(3);
      assertThat(starts.purge(NOW.plusSeconds(50), 3)).isEqualTo(2);
      assertThat(of(EVENT)).hasSize(1);
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
