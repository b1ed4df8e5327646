// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.check.CheckAccess;
import io.journeyrunner.runs.MovedRuns;
import io.journeyrunner.runs.Runs;
import io.journeyrunner.runs.RunsAccess;
import io.journeyrunner.runs.WaitIndex;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.RunningEngine;
import io.journeyrunner.testing.SettableClock;
import io.journeyrunner.triggers.TriggerIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The deployment of journeys with a folder and a database of its own. */
final class JourneysFixture {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  final Engine engine;
  final JdbcClient jdbc;
  final Runs runs;
  final MovedRuns moved;
  final DataSource database;
  final Runnable settleLost;
  final JourneyStore store;
  final JourneyResourceStore resources;
  final JourneyFileStore tries;
  final FileTries fileTries;
  final SettableClock time = new SettableClock();
  final KeptDrawings kept;
  final JourneyIndex index;
  final Journeys journeys;
  final JourneyHandoverStore handovers;
  final JourneyHandover handover;
  final JourneySettings settings;
  final FolderWatch watch;

  /** Journeys whose changes can't be written down; so they are undone. */
  final Set<String> unwritable = new HashSet<>();

  /** The states that journeys were in, in their order. */
  final List<String> states = new ArrayList<>();

  private final JourneyFolder files;

  JourneysFixture(Path folder, int commandsPerSecond) {
    this(folder, commandsPerSecond, RunningEngine.shared().engine());
  }

  JourneysFixture(Path folder, int commandsPerSecond, Engine engine) {
    this.engine = engine;
    time.advance(Duration.between(time.instant(), CLOCK.instant()));
    database = Databases.h2();
    jdbc = JdbcClient.create(database);
    RunsAccess.Known known = RunsAccess.known(database, RunsAccess.nowhere(), CLOCK);
    runs = known.runs();
    moved = known.moved();
    settleLost = known.settleLost();
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    store = new JourneyStore(jdbc, transaction, this::write);
    resources = new JourneyResourceStore(jdbc, transaction, this::write);
    tries = new JourneyFileStore(jdbc);
    fileTries = new FileTries(tries, time);
    kept = new KeptDrawings(engine, store, resources, CLOCK);
    index = index(store);
    handovers = new JourneyHandoverStore(jdbc, transaction);
    handover = new JourneyHandover(engine, store, handovers, time);
    journeys = new Journeys(CheckAccess.check(), handover, store, resources, index, CLOCK);
    settings = new JourneySettings(folder, commandsPerSecond, 2);
    files = new JourneyFolder(settings);
    watch = new FolderWatch(files, journeys, fileTries);
  }

  private static JourneyIndex index(JourneyStore store) {
    return new JourneyIndex(
        store,
        new JourneyVersions(store),
        new TriggerIndex(),
        new WaitIndex(),
        new JourneyWebhooks(),
        new DrawnBlocks());
  }

  /** All that is deployed when the application starts. */
  JourneyDeployment deployment() {
    return new JourneyDeployment(files, watch, kept, index);
  }

  /** Nothing is told to anybody. */
  JourneyStops stops() {
    return new JourneyStops(
        index, runs, RunsAccess.events((event, depth) -> {}, CLOCK), engine, settings);
  }

  private void write(AuditedChange change) {
    if (change.kind().equals("journey") && change.after() != null) {
      states.add(change.after().get("state").asString());
    }
    if (unwritable.contains(change.id())) {
      throw new IllegalStateException("a bug of ours");
    }
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
