// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.JourneyMigration.Progress;
import io.journeyrunner.journeys.JourneyMigration.Route;
import io.journeyrunner.journeys.JourneyMigration.State;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Movable;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.problems.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans moves of running users to another version. Thread-safe. */
@Component
final class JourneyMigrations {

  private final JourneyCatalogue journeys;
  private final JourneyStore store;
  private final JourneyMigrationStore migrations;
  private final Clock clock;

  JourneyMigrations(
      JourneyCatalogue journeys,
      JourneyStore store,
      JourneyMigrationStore migrations,
      Clock clock) {
    this.journeys = journeys;
    this.store = store;
    this.migrations = migrations;
    this.clock = clock;
  }

  /**
   * A wish to migrate.
   *
   * @param elements what got another id, by the id in the old version
   */
  record Wish(int from, int to, Map<String, String> elements) {
    Wish {
      elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
  }

  /** What would move, and what can't. */
  MigrationPlan plan(String id, Wish wish) {
    Route route = route(id, wish);
    return MigrationPlan.of(
        route.process().value(),
        movable(route.process(), wish.from()),
        movable(route.process(), wish.to()),
        wish.elements());
  }

  /**
   * Begins a migration.
   *
   * @throws InvalidJourney if the plan can't be carried out
   */
  JourneyMigration begin(String id, Wish wish) {
    Route route = route(id, wish);
    MigrationPlan plan = plan(id, wish);
    List<Flaw> errors = plan.flaws().stream().filter(Flaw::isError).toList();
    if (!errors.isEmpty()) {
      throw InvalidJourney.of(errors);
    }
    if (plan.elements().isEmpty()) {
      throw InvalidJourney.of(
          "elements", "no element of the two versions is the same", "name what replaces what");
    }
    JourneyMigration migration =
        new JourneyMigration(
            UUID.randomUUID().toString(),
            route,
            plan.elements(),
            State.running,
            Progress.NONE,
            clock.instant());
    migrations.add(migration);
    return migration;
  }

  List<JourneyMigration> all(String id) {
    return migrations.of(journeys.get(id).stored().process());
  }

  JourneyMigration get(String id, String migration) {
    return migrations
        .find(migration)
        .filter(found -> found.route().process().value().equals(id))
        .orElseThrow(
            () ->
                new NotFound(
                    "there is no migration " + migration + " of " + id,
                    "GET /api/v1/journeys/" + id + "/migrations lists all"));
  }

  /** Moves no more; who was moved stays on the new version. */
  JourneyMigration cancel(String id, String migration) {
    migrations.cancel(get(id, migration).id());
    return get(id, migration);
  }

  private Route route(String id, Wish wish) {
    ProcessId process = journeys.get(id).stored().process();
    if (wish.from() == wish.to()) {
      throw InvalidJourney.of("to", "is the version to move from", "name another version");
    }
    return new Route(
        process,
        wish.from(),
        wish.to(),
        journeys.version(process, wish.from()).definitionKey(),
        journeys.version(process, wish.to()).definitionKey());
  }

  private List<Movable> movable(ProcessId process, int version) {
    DrawnFile drawing = store.drawing(journeys.version(process, version).diagram()).orElseThrow();
    try {
      return Movable.of(DrawnDiagram.parse(drawing.name(), drawing.text()), process.value());
    } catch (UnreadableDiagram e) {
      throw InvalidJourney.of(List.of(e.flaw()));
    }
  }
}
