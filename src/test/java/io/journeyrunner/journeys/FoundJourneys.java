// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.JourneysFixture.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.definitions.DefinitionSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The deployment of journeys on an engine that tells what it has, and what a node finds there, with
 * a folder and a database of its own.
 */
final class FoundJourneys {

  final CountingEngine engine = new CountingEngine();
  final JourneysFixture node;

  FoundJourneys(Path folder) {
    node = new JourneysFixture(folder, 100, engine);
  }

  /** What one node does about what others deployed. */
  EngineWatch engineWatch() {
    return engineWatch(engine);
  }

  /** The same, asking somebody else. */
  EngineWatch engineWatch(DefinitionSource source) {
    return new EngineWatch(
        () -> Optional.of(source),
        new PickUp(node.journeys, node.store, node.fileTries, node.kept, node.index),
        new EngineWatchStore(node.jdbc),
        new EngineWatchSettings(true, Duration.ofSeconds(5)),
        () -> true,
        CLOCK);
  }

  /** Past us, as Modeler's button does it. */
  DeployedProcess deployByModeler(String text) {
    return engine.deploy(List.of(new ProcessResource("diagram_1.bpmn", text))).getFirst();
  }

  /** Lets a node look again, whoever looked last. */
  void lookSoonAgain() {
    node.jdbc
        .sql("update journey_engine_watch set held_until = ?")
        .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void look(EngineWatch watch) {
    lookSoonAgain();
    watch.look();
  }

  /** Long after, nothing more has happened. */
  void lookUntilNothingHappens(EngineWatch watch) {
    int before;
    do {
      before = engine.given.size();
      look(watch);
    } while (engine.given.size() > before);
    assertThat(engine.given).hasSizeLessThan(20);
  }
}
