// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DefinitionSource;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.check.CheckAccess;
import io.journeyrunner.journeys.runs.JourneyRuns;
import io.journeyrunner.journeys.runs.RunsAccess;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.WaitIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The deployment of journeys on an engine that tells what it has, and what a node finds there, with
 * a folder and a database of its own.
 */
final class FoundJourneys {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  final CountingEngine engine = new CountingEngine();
  final JdbcClient jdbc;
  final JourneyRuns runs;
  final JourneyStore store;
  final JourneyResourceStore resources;
  final JourneyFileStore tries;
  final JourneyIndex index;
  final Journeys journeys;
  final JourneySettings settings;
  final FolderWatch watch;
  final KeptDrawings kept;
  private final JourneyFolder files;

  FoundJourneys(Path folder) {
    DataSource database = Databases.h2();
    jdbc = JdbcClient.create(database);
    runs = RunsAccess.known(jdbc, JourneysFixture.CLOCK).runs();
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    store = new JourneyStore(jdbc, transaction, change -> {});
    resources = new JourneyResourceStore(jdbc, transaction, change -> {});
    tries = new JourneyFileStore(jdbc);
    index =
        new JourneyIndex(
            store,
            new JourneyVersions(store, runs, CLOCK),
            new TriggerIndex(),
            new WaitIndex(),
            new JourneyWebhooks());
    journeys = new Journeys(CheckAccess.check(), engine, store, resources, index, CLOCK);
    settings = new JourneySettings(folder, 100);
    files = new JourneyFolder(settings);
    kept = new KeptDrawings(engine, store, resources, CLOCK);
    watch = new FolderWatch(files, journeys, tries, CLOCK);
  }

  /** All that is deployed when the application starts. */
  JourneyDeployment deployment() {
    return new JourneyDeployment(files, watch, kept, index);
  }

  /** What one node does about what others deployed. */
  EngineWatch engineWatch() {
    return engineWatch(engine);
  }

  /** The same, asking somebody else. */
  EngineWatch engineWatch(DefinitionSource source) {
    return new EngineWatch(
        () -> Optional.of(source),
        new PickUp(journeys, store, tries, kept, index, CLOCK),
        new EngineWatchStore(jdbc),
        new EngineWatchSettings(true, Duration.ofSeconds(5)),
        () -> true,
        CLOCK);
  }

  /** Lets a node look again, whoever looked last. */
  void lookSoonAgain() {
    jdbc.sql("update journey_engine_watch set held_until = ?")
        .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void save(String name, String text) throws IOException {
    Path file = settings.folder().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  JourneyState state(String process) {
    return store.find(new ProcessId(process)).orElseThrow().state();
  }
}
