// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules and their versions on both databases, seen by two nodes. */
class RuleStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static StoredRule stored(int version, String name) {
    Rule rule =
        RuleText.fromJson(
            "{\"id\": \"x\", \"name\": \""
                + name
                + "\", \"on\": \"spin\", \"webhook\": {\"url\": \"https://a.b/\"}}");
    return new StoredRule(rule, version, 7, "api", null, false, 0);
  }

  abstract static class Contract {

    private final RuleStore one;
    private final RuleStore other;

    Contract(DataSource database) {
      one = store(database);
      other = store(database);
    }

    private static RuleStore store(DataSource database) {
      return new RuleStore(
          JdbcClient.create(database),
          new TransactionTemplate(new DataSourceTransactionManager(database)),
          change -> {});
    }

    @Test
    void aChangeIsSeenByTheOtherNode() {
      long before = other.revision();

      assertThat(one.save(stored(1, "Zoë"), NOW)).isTrue();

      assertThat(other.revision()).isGreaterThan(before);
      assertThat(other.changedAfter(before))
          .extracting(changed -> changed.rule().name())
          .containsExactly("Zoë");
      assertThat(other.changedAfter(other.revision())).isEmpty();
    }

    @Test
    void everyVersionIsKept() {
      one.save(stored(1, "first"), NOW);
      one.save(stored(2, "second"), NOW.plusSeconds(1));

      assertThat(one.find("x").orElseThrow().rule().name()).isEqualTo("second");
      assertThat(one.versions("x"))
          .extracting(version -> version.version() + " " + version.rule().name())
          .isEqualTo(List.of("2 second", "1 first"));
    }

    @Test
    void ofTwoNodesThatChangeTheSameVersionOneLoses() throws Exception {
      one.save(stored(1, "first"), NOW);
      Callable<Boolean> save = () -> one.save(stored(2, "mine"), NOW);
      Callable<Boolean> race = () -> other.save(stored(2, "yours"), NOW);

      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        var all =
            threads.invokeAll(
                IntStream.range(0, 6).mapToObj(n -> n % 2 == 0 ? save : race).toList());

        assertThat(all.stream().filter(future -> future.resultNow())).hasSize(1);
      }
      assertThat(one.versions("x")).hasSize(2);
    }

    @Test
    void aNewKeyIsAChangeThatOthersSee() {
      one.save(stored(1, "first"), NOW);
      long before = other.revision();

      one.updateKey("x", 99);

      assertThat(other.changedAfter(before))
          .extracting(StoredRule::definitionKey)
          .containsExactly(99L);
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
