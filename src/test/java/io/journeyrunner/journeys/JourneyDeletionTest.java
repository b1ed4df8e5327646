// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.runs.RunsAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys that are deleted, and what is forgotten of those that are not. */
class JourneyDeletionTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");

  private final Path folder;
  private final JourneysFixture node;
  private final JourneyMigrationStore migrations;
  private final JourneyCatalogue catalogue;
  private final JourneyDeletion deletion;

  JourneyDeletionTest(@TempDir Path folder) {
    this.folder = folder;
    this.node = new FoundJourneys(folder).node;
    this.migrations = new JourneyMigrationStore(node.jdbc);
    this.catalogue = new JourneyCatalogue(node.index, node.store, node.tries, node.runs);
    this.deletion =
        new JourneyDeletion(
            catalogue, node.store, node.fileTries, new JourneyFolder(node.settings), node.index);
  }

  private static DrawnFile drawn(String start) {
    return new DrawnFile("welcome.bpmn", process("welcome", entry(start, "spin")));
  }

  private void upload(String start) {
    assertThat(node.journeys.deploy(Submission.ofApi(drawn(start))).errors()).isEmpty();
  }

  private void stop() {
    assertThat(node.store.change(WELCOME, List.of(JourneyState.ACTIVE), JourneyState.STOPPED))
        .isTrue();
    node.index.refresh();
  }

  private void enter(long instance, long definitionKey) {
    RunsAccess.add(
        node.database,
        RunsAccess.run(instance, WELCOME.value(), definitionKey, JourneysFixture.CLOCK.instant()));
  }

  private long drawings() {
    return node.jdbc.sql("select count(*) from journey_diagrams").query(Long.class).single();
  }

  private void purge() {
    new JourneyPurge(
            node.store,
            new JourneyPurgeStore(node.jdbc),
            migrations,
            node.runs,
            node.settings,
            JourneysFixture.CLOCK)
        .run();
  }

  @Test
  void aStoppedOneThatNobodyIsOnIsForgottenWithItsVersionsAndDrawings() {
    upload("one");
    upload("two");
    stop();

    deletion.delete("welcome");
    purge();

    assertThat(node.store.find(WELCOME)).isEmpty();
    assertThat(node.store.versions(WELCOME)).isEmpty();
    assertThat(drawings()).isZero();
    assertThatThrownBy(() -> catalogue.get("welcome")).isInstanceOf(NotFound.class);
  }

  @Test
  void comesBackWhenItIsSentAgain() {
    upload("one");
    stop();
    deletion.delete("welcome");

    upload("one");

    assertThat(node.state("welcome")).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void anActiveOneIsNotDeleted() {
    upload("one");

    assertThatThrownBy(() -> deletion.delete("welcome"))
        .isInstanceOf(JourneyInUse.class)
        .hasMessage(
            "welcome is active, so users may enter it at any time; stop it first: POST"
                + " /api/v1/journeys/welcome/stop");
  }

  @Test
  void whoIsOnItIsTakenOffFirst() {
    upload("one");
    stop();
    enter(7, 1);
    enter(8, 1);

    assertThatThrownBy(() -> deletion.delete("welcome"))
        .isInstanceOf(JourneyInUse.class)
        .hasMessage(
            "2 users are on welcome; stop it first: POST /api/v1/journeys/welcome/stop, which takes"
                + " them off at a pace");
  }

  @Test
  void itsFileIsRemovedFirst() throws IOException {
    node.save("campaigns/welcome.bpmn", drawn("one").text());
    node.watch.begin();
    stop();

    assertThatThrownBy(() -> deletion.delete("welcome"))
        .isInstanceOf(JourneyInUse.class)
        .hasMessage(
            "welcome is in the file campaigns/welcome.bpmn of the folder; remove the file first");
    Files.delete(folder.resolve("campaigns/welcome.bpmn"));
    node.watch.look();
    node.watch.look();
    deletion.delete("welcome");

    assertThat(node.store.find(WELCOME)).isEmpty();
  }

  @Test
  void oldVersionsAreForgottenButForThoseThatSomebodyIsOn() {
    upload("one");
    upload("two");
    upload("three");
    upload("four");
    enter(7, 1);

    purge();

    assertThat(node.store.versions(WELCOME))
        .extracting(JourneyStore.Version::version)
        .containsExactly(4, 3, 1);
    assertThat(drawings()).isEqualTo(3);
  }

  @Test
  void migrationsThatEndedAMonthAgoAreForgotten() {
    migrations.add(
        MigrationPlanTest.migration(
            "ended", JourneysFixture.CLOCK.instant().minus(Duration.ofDays(31))));
    migrations.add(MigrationPlanTest.migration("fresh", JourneysFixture.CLOCK.instant()));
    migrations.cancel("ended");
    migrations.cancel("fresh");

    purge();

    assertThat(migrations.find("ended")).isEmpty();
    assertThat(migrations.find("fresh")).isPresent();
  }
}
