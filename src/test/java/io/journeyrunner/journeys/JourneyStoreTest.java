// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.Flaw;
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

/** Journeys and their versions on both databases, seen by two nodes. */
class JourneyStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static JourneyStore.Deployed drawn(String text) {
    return new JourneyStore.Deployed(new DrawnFile("ü/a.bpmn", text), "file:ü/a.bpmn");
  }

  private static List<DeployedProcess> process(String id, long key, int version) {
    return List.of(new DeployedProcess(new ProcessId(id), key, version));
  }

  abstract static class Contract {

    private final List<AuditedChange> audited = new ArrayList<>();
    private final JourneyStore one;
    private final JourneyStore other;
    private final JourneyFileStore files;
    private final JourneyMigrationStore migrations;

    Contract(DataSource database) {
      one = store(database);
      other = store(database);
      files = new JourneyFileStore(JdbcClient.create(database));
      migrations = new JourneyMigrationStore(JdbcClient.create(database));
    }

    private JourneyStore store(DataSource database) {
      return new JourneyStore(
          JdbcClient.create(database),
          new TransactionTemplate(new DataSourceTransactionManager(database)),
          audited::add);
    }

    private StoredJourney found(String id) {
      return other.find(new ProcessId(id)).orElseThrow();
    }

    @Test
    void whatOneNodeDeploysTheOtherSees() {
      long before = other.revision();

      one.deployed(drawn("Zoë"), process("seen", 7, 1), NOW);

      assertThat(other.revision()).isGreaterThan(before);
      assertThat(found("seen"))
          .isEqualTo(
              new StoredJourney(
                  new ProcessId("seen"),
                  drawn("Zoë").drawn().hash(),
                  7,
                  1,
                  "file:ü/a.bpmn",
                  JourneyState.ACTIVE));
      assertThat(other.drawing(found("seen").diagram())).contains(drawn("Zoë").drawn());
    }

    @Test
    void changesAreAudited() {
      ProcessId id = new ProcessId("audited");
      one.deployed(drawn("1"), process("audited", 1, 1), NOW);
      one.deployed(drawn("1"), process("audited", 1, 1), NOW); // the same again
      one.change(id, List.of(JourneyState.ACTIVE), JourneyState.PAUSED);

      assertThat(audited)
          .extracting(
              change -> change.before() == null ? "new" : change.before().get("state").asString(),
              change -> change.after() == null ? "" : change.after().get("state").asString(),
              AuditedChange::by)
          .containsExactly(
              tuple("new", "active", Actor.folder("ü/a.bpmn")), tuple("active", "paused", null));
    }

    @Test
    void aSlowerNodeDoesNotBringAnOldVersionBack() {
      one.deployed(drawn("1"), process("slow", 1, 1), NOW);
      one.deployed(drawn("3"), process("slow", 3, 3), NOW);

      other.deployed(drawn("2"), process("slow", 2, 2), NOW);

      assertThat(found("slow").version()).isEqualTo(3);
      assertThat(one.versions(new ProcessId("slow")))
          .extracting(JourneyStore.Version::version)
          .containsExactly(3, 2, 1);
    }

    @Test
    void anEngineThatLostItsDataCountsFromOneAgain() {
      one.deployed(drawn("1"), process("lost", 11, 1), NOW);
      one.deployed(drawn("2"), process("lost", 12, 2), NOW);

      one.deployed(drawn("2"), process("lost", 99, 1), NOW);

      assertThat(found("lost").definitionKey()).isEqualTo(99);
      assertThat(one.versions(new ProcessId("lost")))
          .extracting(JourneyStore.Version::definitionKey)
          .containsExactly(99L);
    }

    @Test
    void aNewVersionOfWhatIsPausedIsPausedAndOfWhatWasRemovedIsActive() {
      ProcessId id = new ProcessId("kept");
      one.deployed(drawn("1"), process("kept", 1, 1), NOW);

      assertThat(one.change(id, List.of(JourneyState.ACTIVE), JourneyState.PAUSED)).isTrue();
      assertThat(one.change(id, List.of(JourneyState.ACTIVE), JourneyState.REMOVED)).isFalse();
      one.deployed(drawn("2"), process("kept", 2, 2), NOW);
      assertThat(found("kept").state()).isEqualTo(JourneyState.PAUSED);

      one.change(id, List.of(JourneyState.PAUSED), JourneyState.REMOVED);
      one.deployed(drawn("2"), process("kept", 2, 2), NOW);
      assertThat(found("kept").state()).isEqualTo(JourneyState.ACTIVE);
    }

    @Test
    void whatWasRemovedStaysSoWhenItsDrawingIsOnlyDeployedAgain() {
      ProcessId id = new ProcessId("again");
      one.deployed(drawn("1"), process("again", 1, 1), NOW);
      one.change(id, List.of(JourneyState.ACTIVE), JourneyState.REMOVED);

      one.deployed(
          new JourneyStore.Deployed(drawn("1").drawn(), "file:ü/a.bpmn", true),
          process("again", 9, 1),
          NOW);

      assertThat(found("again").state()).isEqualTo(JourneyState.REMOVED);
      assertThat(found("again").definitionKey()).isEqualTo(9);
    }

    @Test
    void theLastTryOfAFileIsKeptWithItsFlaws() {
      List<Flaw> flaws = List.of(Flaw.error("ı", "is wrong", "mend it"));

      files.keep(new JourneyFileStore.Try("a.bpmn", "h1", false, flaws, NOW));
      assertThat(files.find("a.bpmn"))
          .contains(new JourneyFileStore.Try("a.bpmn", "h1", false, flaws, NOW));

      files.keep(new JourneyFileStore.Try("a.bpmn", "h2", true, List.of(), NOW));
      assertThat(files.all()).extracting(JourneyFileStore.Try::accepted).containsExactly(true);

      files.remove("a.bpmn");
      assertThat(files.all()).isEmpty();
    }

    @Test
    void oneNodeAtATimeCarriesAMigrationOut() {
      migrations.add(MigrationPlanTest.migration("m1", NOW));

      JourneyMigrationStore.Claim first =
          migrations.claim("m1", NOW, NOW.plusSeconds(60)).orElseThrow();
      assertThat(migrations.claim("m1", NOW.plusSeconds(1), NOW.plusSeconds(61))).isEmpty();
      JourneyMigrationStore.Claim next =
          migrations.claim("m1", NOW.plusSeconds(60), NOW.plusSeconds(120)).orElseThrow();

      JourneyMigration.Progress late = new JourneyMigration.Progress(9, 9, 0, List.of());
      migrations.note(first, late, true, NOW.plusSeconds(61));
      assertThat(migrations.find("m1").orElseThrow().progress())
          .as("one who took too long")
          .isEqualTo(JourneyMigration.Progress.NONE);
      assertThat(migrations.claim("m1", NOW.plusSeconds(62), NOW.plusSeconds(122))).isEmpty();

      JourneyMigration.Progress progress = new JourneyMigration.Progress(5, 2, 1, List.of("5: ü"));
      migrations.note(next, progress, true, NOW.plusSeconds(61));
      JourneyMigration done = migrations.find("m1").orElseThrow();
      assertThat(done.state()).isEqualTo(JourneyMigration.State.done);
      assertThat(done.progress().failures()).containsExactly("5: ü");
      assertThat(migrations.running()).isEmpty();
      assertThat(migrations.cancel("m1")).isFalse();
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
