// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gives the engine again what is kept, so that it runs on an engine that has lost it, too, and is
 * prepared as this version of the application does it. What the engine has already makes no new
 * version. Thread-safe.
 */
@Component
final class KeptDrawings {

  private static final Logger log = LoggerFactory.getLogger(KeptDrawings.class);

  private final Engine engine;
  private final JourneyStore store;
  private final JourneyResourceStore resources;
  private final Clock clock;
  private final Set<String> done = ConcurrentHashMap.newKeySet(); // by hash, at this start
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet(); // once, at this start

  KeptDrawings(Engine engine, JourneyStore store, JourneyResourceStore resources, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.resources = resources;
    this.clock = clock;
  }

  /**
   * All decisions and forms, then all journeys, which may use them.
   *
   * @throws EngineUnavailable if the engine is away, or has not answered yet; what is left is
   *     deployed when it is called again
   */
  void deployAll() {
    for (DrawnFile file : resources.all()) {
      once(file.hash(), () -> deploy(file));
    }
    store.all().stream()
        .collect(Collectors.groupingBy(StoredJourney::diagram))
        .forEach((diagram, current) -> once(diagram, () -> deploy(diagram, current)));
    done.clear();
    unanswered.clear();
  }

  /** What was deployed, or has got no answer twice, must not keep the others from their turn. */
  private void once(String hash, Runnable deployment) {
    if (done.contains(hash)) {
      return;
    }
    try {
      deployment.run();
    } catch (EngineUnavailable e) {
      if (!e.isUnanswered() || unanswered.add(hash)) {
        throw e;
      }
      refused(store.drawing(hash).orElseThrow(), e);
    }
    done.add(hash);
  }

  /**
   * The journeys that one drawing holds now.
   *
   * @throws EngineUnavailable if the engine is away
   */
  void deploy(String diagram) {
    deploy(diagram, store.all().stream().filter(one -> one.diagram().equals(diagram)).toList());
  }

  private void deploy(DrawnFile file) {
    try {
      List<DeployedProcess> unused = engine.deploy(List.of(file.resource()));
    } catch (EngineUnavailable e) {
      throw e; // all is tried again
    } catch (RuntimeException e) {
      refused(file, e);
    }
  }

  private void deploy(String diagram, List<StoredJourney> current) {
    DrawnFile drawing = store.drawing(diagram).orElseThrow();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(drawing.resource().name(), drawing.text());
      // A process of it that has a newer drawing would fall back to this one.
      Set<String> ids =
          current.stream()
              .map(StoredJourney::process)
              .map(ProcessId::value)
              .collect(Collectors.toUnmodifiableSet());
      note(drawing, current, engine.deploy(List.of(drawn.prepared(ids))));
    } catch (EngineUnavailable | DataAccessException | TransactionException e) {
      throw e; // all is tried again
    } catch (UnreadableDiagram | RuntimeException | StackOverflowError e) {
      refused(drawing, e);
    }
  }

  private static void refused(DrawnFile file, Throwable e) {
    log.atError()
        .addKeyValue("file", file.name())
        .addKeyValue("reason", e)
        .addKeyValue("consequence", "the version that the engine has is used, if it has one")
        .log("journey.not_deployed");
  }

  private void note(DrawnFile drawing, List<StoredJourney> current, List<DeployedProcess> now) {
    boolean isNew =
        now.stream()
            .anyMatch(
                process ->
                    current.stream()
                        .noneMatch(one -> one.definitionKey() == process.definitionKey()));
    if (isNew) {
      store.deployed(
          new JourneyStore.Deployed(drawing, current.getFirst().source(), true),
          now,
          clock.instant());
    }
  }
}
