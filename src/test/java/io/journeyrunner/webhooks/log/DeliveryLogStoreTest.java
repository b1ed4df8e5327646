// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.problems.InvalidSearch;
import io.journeyrunner.problems.Search;
import io.journeyrunner.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** The delivery log on both databases. */
class DeliveryLogStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String LONG = "ü".repeat(20_000) + "😀";

  private static LoggedAttempt attempt(String webhookId, String user, Instant time) {
    return new LoggedAttempt(
        new LoggedAttempt.Origin(
            webhookId, "rule-one", "call", "2251799813685249", "e1", user, null),
        time,
        "https://api.example.com:443",
        1,
        new LoggedAttempt.Result("retry", "status 503", 503, 120),
        new LoggedAttempt.Exchange(
            new LoggedAttempt.Request("POST", "https://api.example.com/a", Map.of("a", "b"), LONG),
            new LoggedAttempt.Reply(503, Map.of("c", "d"), "nul: \0"),
            Map.of("waiting", 100L)),
        "{\"ü\": 1}");
  }

  private static List<String> found(DeliveryLogStore store, Map<String, String> parameters) {
    return store.find(Search.read(parameters, DeliveryLogStore.COLUMNS)).stream()
        .map(entry -> entry.attempt().origin().webhook_id())
        .toList();
  }

  abstract static class Contract {

    private final DeliveryLogStore store;

    Contract(DataSource database) {
      store = new DeliveryLogStore(new JdbcTemplate(database));
      store.add(
          List.of(
              attempt("w1", "üser-1", NOW),
              attempt("w2", "üser-2", NOW.plusSeconds(1)),
              attempt("w2", "üser-2", NOW.plusSeconds(2))));
    }

    @Test
    void attemptsAreFoundByEachOfTheirPartsNewestFirst() {
      assertThat(found(store, Map.of())).containsExactly("w2", "w2", "w1");
      assertThat(found(store, Map.of("user", "üser-1"))).containsExactly("w1");
      assertThat(found(store, Map.of("webhook-id", "w2"))).hasSize(2);
      assertThat(found(store, Map.of("process", "rule-one", "outcome", "retry"))).hasSize(3);
      assertThat(found(store, Map.of("endpoint", "https://api.example.com:443"))).hasSize(3);
      assertThat(found(store, Map.of("event", "e2"))).isEmpty();
      assertThat(found(store, Map.of("from", NOW.plusSeconds(1).toString()))).hasSize(2);
      assertThat(found(store, Map.of("to", NOW.plusSeconds(1).toString()))).containsExactly("w1");
    }

    @Test
    void pagesAreTurned() {
      List<DeliveryLogStore.Entry> first =
          store.find(Search.read(Map.of("limit", "2"), DeliveryLogStore.COLUMNS));
      String cursor = Long.toString(first.getLast().id());

      assertThat(found(store, Map.of("limit", "2", "cursor", cursor))).containsExactly("w1");
    }

    @Test
    void anAttemptComesBackWholeButForItsLongBody() {
      LoggedAttempt kept = store.of("w1", 10).getFirst();

      assertThat(kept)
          .usingRecursiveComparison()
          .ignoringFields("inputs")
          .isEqualTo(attempt("w1", "üser-1", NOW));
      assertThat(kept.inputs()).isNull();
      assertThat(kept.toString()).contains("ü… (cut)").contains("nul: \uFFFD");
    }

    @Test
    void aDeliveryCountsByItsLastAttempt() {
      LoggedDeliveries deliveries = new LoggedDeliveries(store);
      Map<String, String> search = Map.of("process", "rule-one", "outcome", "retry");
      assertThat(deliveries.find(search, 10)).hasSize(2);
      assertThat(deliveries.find(search, 1)).hasSize(1);
      assertThat(
              deliveries.find(Map.of("outcome", "retry", "to", NOW.plusSeconds(2).toString()), 10))
          .hasSize(1);
      assertThatThrownBy(() -> deliveries.find(Map.of(), 10))
          .hasMessage("search: is empty; say which deliveries, such as by process and outcome");

      long number =
          deliveries.find(Map.of("user", "üser-1", "outcome", "retry"), 10).getFirst().number();
      assertThat(deliveries.find(number).orElseThrow().inputs()).isEqualTo("{\"ü\": 1}");
      assertThat(deliveries.find(number + 99)).isEmpty();
    }

    @Test
    void whatItsProcessWillTryAgainIsFoundOnlyByThatOutcome() {
      assertThat(new LoggedDeliveries(store).find(Map.of("process", "rule-one"), 10)).isEmpty();
    }

    @Test
    void aBatchWithOneBadAttemptIsNotKeptAtAll() {
      LoggedAttempt bad = attempt("w".repeat(201), "üser-3", NOW);

      assertThatThrownBy(() -> store.add(List.of(attempt("w3", "üser-3", NOW), bad)))
          .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyAttemptsTheLastAreShown() {
      assertThat(store.of("w2", 1))
          .extracting(LoggedAttempt::time)
          .containsExactly(NOW.plusSeconds(2));
      assertThat(store.of("w2", 9)).extracting(LoggedAttempt::time).isSorted().hasSize(2);
    }

    @Test
    void whatIsTooOldIsForgotten() {
      assertThat(store.forgetOlder(NOW.plusSeconds(2), 1)).isEqualTo(1);
      assertThat(store.forgetOlder(NOW.plusSeconds(2), 10)).isEqualTo(1);
      assertThat(found(store, Map.of())).containsExactly("w2");
    }

    @Test
    void whatIsTooMuchIsForgotten() {
      assertThat(store.forgetBeyond(2, 10)).isEqualTo(1);
      assertThat(found(store, Map.of())).containsExactly("w2", "w2");
    }

    @Test
    void theOldestAreForgottenUntilTheRestFits() {
      long all = store.bytes();
      assertThat(all).isBetween(3 * 16_384L, 3 * 18_000L);

      assertThat(store.forgetOldest(1)).isEqualTo(all / 3);
      assertThat(found(store, Map.of())).containsExactly("w2", "w2");
      assertThat(store.forgetOldest(10)).isEqualTo(all - all / 3);
      assertThat(store.forgetOldest(10)).isZero();
      assertThat(store.bytes()).isZero();
    }

    @Test
    void aPurgeKeepsWhatFits() {
      LogSettings settings =
          new LogSettings(true, Duration.ofDays(1), 10, DataSize.ofKilobytes(100), 1);
      new DeliveryLogPurge(store, settings, Clock.fixed(NOW, UTC)).run();
      assertThat(found(store, Map.of())).hasSize(3);

      LogSettings tight = new LogSettings(true, Duration.ofDays(1), 10, DataSize.ofKilobytes(1), 1);
      new DeliveryLogPurge(store, tight, Clock.fixed(NOW, UTC)).run(); // another node's turn
      assertThat(found(store, Map.of())).hasSize(3);
      new DeliveryLogPurge(store, tight, Clock.fixed(NOW.plusSeconds(600), UTC)).run();
      assertThat(found(store, Map.of())).isEmpty();
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

  @Test
  void aSearchThatCantBeDoneSaysWhy() {
    assertThatThrownBy(() -> Search.read(Map.of("usr", "x"), DeliveryLogStore.COLUMNS))
        .isInstanceOfSatisfying(
            InvalidSearch.class,
            e ->
                assertThat(e.findings().getFirst().toString())
                    .isEqualTo(
                        "usr: is not known here; use process, user, endpoint, outcome, webhook-id,"
                            + " event, replay, from, to, cursor, limit"));
    assertThatThrownBy(() -> Search.read(Map.of("from", "yesterday"), DeliveryLogStore.COLUMNS))
        .hasMessage("from: is no time; write it as 2026-11-23T10:00:00Z");
    assertThatThrownBy(
            () ->
                Search.read(
                    Map.of("from", "+1000000000-01-01T00:00:00Z"), DeliveryLogStore.COLUMNS))
        .hasMessage("from: is not of our times; write it as 2026-11-23T10:00:00Z");
    assertThatThrownBy(() -> Search.read(Map.of("user", "a\0b"), DeliveryLogStore.COLUMNS))
        .hasMessage("user: holds a control character; leave it out");
    assertThatThrownBy(
            () -> Search.read(Collections.singletonMap("to", null), DeliveryLogStore.COLUMNS))
        .hasMessage("to: is empty; give a value, or leave it out");
    assertThatThrownBy(() -> Search.read(Map.of("limit", "0"), DeliveryLogStore.COLUMNS))
        .hasMessage("limit: is no number from 1 to 500; correct it");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    DataSize some = DataSize.ofMegabytes(1);
    assertThatThrownBy(() -> new LogSettings(true, Duration.ZERO, 1, some, 1))
        .hasMessageContaining("retention must be 1m or more");
    assertThatThrownBy(() -> new LogSettings(true, Duration.ofDays(1), 1, DataSize.ofBytes(0), 1))
        .hasMessageContaining("max-size more than 0");
  }
}
