// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.testing.Databases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions and forms, and whose turn it is to ask the engine, over two nodes. */
class JourneyResourceStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  abstract static class Contract {

    private final List<AuditedChange> audited = new ArrayList<>();
    private final JourneyResourceStore resources;
    private final EngineWatchStore turns;

    Contract(DataSource database) {
      JdbcClient jdbc = JdbcClient.create(database);
      resources =
          new JourneyResourceStore(
              jdbc,
              new TransactionTemplate(new DataSourceTransactionManager(database)),
              audited::add);
      turns = new EngineWatchStore(jdbc);
    }

    private void keep(String name, String text, String source, int second) {
      resources.keep(new DrawnFile(name, text), source, NOW.plusSeconds(second));
    }

    private List<String> names() {
      return resources.all().stream().map(DrawnFile::name).toList();
    }

    @Test
    void whatWasDeployedLastCountsWhateverItsFileIsCalled() {
      keep("ü/a.dmn", decision("ı", "1"), "file:ü/a.dmn", 1);
      keep("b.form", "{\"id\": \"ask\"}", "api:b.form", 2);
      keep("c.dmn", decision("ı", "2"), "api:c.dmn", 3);

      assertThat(names()).containsExactly("b.form", "c.dmn");
      assertThat(resources.all().getLast().text()).isEqualTo(decision("ı", "2"));
    }

    @Test
    void aFileIsOneHoweverManyDecisionsItHolds() {
      String two =
          decision("one", "1")
              .replace("</definitions>", "<decision id=\"two\" name=\"2\" /></definitions>");
      keep("two.dmn", two, "api:two.dmn", 1);
      assertThat(names()).containsExactly("two.dmn");

      keep("one.dmn", decision("one", "2"), "api:one.dmn", 2);
      assertThat(names()).containsExactly("two.dmn", "one.dmn");
    }

    @Test
    void whatIsTakenAwayIsForgottenUnlessAnUploadTookItsPlace() {
      keep("a.dmn", decision("a", "1"), "file:a.dmn", 1);
      keep("b.dmn", decision("b", "1"), "file:b.dmn", 2);
      keep("sent.dmn", decision("b", "2"), "api:sent.dmn", 3);

      resources.removeFrom("file:a.dmn");
      resources.removeFrom("file:b.dmn");

      assertThat(names()).containsExactly("sent.dmn");
    }

    @Test
    void changesAreAuditedAndTheSameAgainIsNone() {
      keep("a.dmn", decision("audited", "1"), "file:a.dmn", 1);
      keep("a.dmn", decision("audited", "1"), "file:a.dmn", 2);
      keep("a.dmn", decision("audited", "2"), "api:a.dmn", 3);

      assertThat(audited)
          .extracting(AuditedChange::id, AuditedChange::by)
          .containsExactly(
              tuple("decision:audited", Actor.folder("a.dmn")), tuple("decision:audited", null));
    }

    @Test
    void aRemovalIsAuditedAsThatOfItsFile() {
      keep("a.dmn", decision("removed", "1"), "file:a.dmn", 1);
      resources.removeFrom("file:a.dmn");
      resources.removeFrom("file:a.dmn");

      assertThat(audited)
          .extracting(AuditedChange::id, change -> change.after() == null, AuditedChange::by)
          .containsExactly(
              tuple("decision:removed", false, Actor.folder("a.dmn")),
              tuple("decision:removed", true, Actor.folder("a.dmn")));
    }

    @Test
    void oneNodeAtATimeAsksTheEngine() {
      assertThat(turns.claim("one", NOW, NOW.plusSeconds(60))).isTrue();
      assertThat(turns.claim("other", NOW.plusSeconds(1), NOW.plusSeconds(61))).isFalse();
      assertThat(turns.hold("other", NOW)).isFalse();

      assertThat(turns.hold("one", NOW.plusSeconds(5))).isTrue();
      assertThat(turns.claim("other", NOW.plusSeconds(5), NOW.plusSeconds(65))).isTrue();
      assertThat(turns.hold("one", NOW)).isFalse();
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
  void aFileWithoutAnIdIsKeptByItsContent() {
    assertThat(ResourceIds.of(new DrawnFile("a.form", "[]")))
        .singleElement()
        .asString()
        .startsWith("file:");
    assertThat(ResourceIds.of(new DrawnFile("a.dmn", "<decision id=")))
        .singleElement()
        .asString()
        .startsWith("file:");
  }
}
