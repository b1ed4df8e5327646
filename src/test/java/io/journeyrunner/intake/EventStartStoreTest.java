// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.events.EventId;
import io.journeyrunner.testing.Databases;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which event started what, on both databases. */
class EventStartStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final EventId EVENT = new EventId("é1");
  private static final Target TARGET = new Target("rule-x");

  abstract static class Contract {

    private final EventStartStore starts;

    Contract(DataSource database) {
      starts = new EventStartStore(JdbcClient.create(database));
    }

    @Test
    void oneOfManyWhoClaimAtOnceGetsIt() throws Exception {
      Callable<Boolean> claim = () -> starts.claim(EVENT, TARGET, NOW);

      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        var all = threads.invokeAll(IntStream.range(0, 20).mapToObj(n -> claim).toList());

        assertThat(all.stream().filter(future -> future.resultNow())).hasSize(1);
      }
    }

    @Test
    void anAcknowledgedStartIsRememberedWithItsInstance() {
      starts.claim(EVENT, TARGET, NOW);
      starts.acknowledge(EVENT, TARGET, 42L);

      assertThat(starts.release(EVENT, TARGET)).isFalse();
      assertThat(starts.of(EVENT)).isEqualTo(List.of(new EventStart(TARGET, NOW, true, 42L)));
    }

    @Test
    void whatIsNotedTwiceIsThereOnceAndIsNotReleased() {
      starts.note(EVENT, TARGET, NOW);
      starts.note(EVENT, TARGET, NOW.plusSeconds(1));

      assertThat(starts.release(EVENT, TARGET)).isFalse();
      assertThat(starts.of(EVENT)).isEqualTo(List.of(new EventStart(TARGET, NOW, true, null)));
    }

    @Test
    void aStartByMessageHasNoInstance() {
      starts.claim(EVENT, TARGET, NOW);
      starts.acknowledge(EVENT, TARGET, null);

      assertThat(starts.of(EVENT)).isEqualTo(List.of(new EventStart(TARGET, NOW, true, null)));
    }

    @Test
    void aClaimThatLedToNothingIsForgotten() {
      starts.claim(EVENT, TARGET, NOW);

      assertThat(starts.release(EVENT, TARGET)).isTrue();
      assertThat(starts.release(EVENT, TARGET)).isFalse();
      assertThat(starts.of(EVENT)).isEmpty();
    }

    @Test
    void anAbandonedClaimIsTakenOverByOne() {
      starts.claim(EVENT, TARGET, NOW);
      EventStart abandoned = starts.of(EVENT).getFirst();

      assertThat(starts.takeOver(EVENT, abandoned, NOW.plusSeconds(60))).isTrue();
      assertThat(starts.takeOver(EVENT, abandoned, NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void oldStartsAreForgottenInBites() {
      for (int n = 0; n < 5; n++) {
        starts.claim(new EventId("old-" + n), TARGET, NOW);
      }
      starts.claim(EVENT, TARGET, NOW.plusSeconds(100));

      assertThat(starts.purge(NOW.plusSeconds(50), 3)).isEqualTo(3);
      assertThat(starts.purge(NOW.plusSeconds(50), 3)).isEqualTo(2);
      assertThat(starts.of(EVENT)).hasSize(1);
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
