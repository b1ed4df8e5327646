// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deploys at start what is kept, so that it runs on an engine that has lost it, too, and is
 * prepared as this version of the application does it; then the files of the folder.
 */
@Component
final class JourneyDeployment implements Deployment {

  private static final Logger log = LoggerFactory.getLogger(JourneyDeployment.class);

  private final JourneyFolder folder;
  private final FolderWatch watch;
  private final Engine engine;
  private final JourneyStore store;
  private final JourneyIndex index;
  private final Clock clock;

  JourneyDeployment(
      JourneyFolder folder,
      FolderWatch watch,
      Engine engine,
      JourneyStore store,
      JourneyIndex index,
      Clock clock) {
    this.folder = folder;
    this.watch = watch;
    this.engine = engine;
    this.store = store;
    this.index = index;
    this.clock = clock;
  }

  /** The files of the folder, so that no event that they wait for is accepted and forgotten. */
  @PostConstruct
  void expectAll() {
    List<Journey> expected = new ArrayList<>();
    for (String name : folder.files().orElse(Map.of()).keySet()) {
      try {
        DrawnFile file = folder.read(name);
        if (file.isDiagram()) {
          expected.addAll(
              JourneyReader.read(DrawnDiagram.parse(name, file.text()), new ArrayList<>()));
        }
      } catch (IOException | UnreadableDiagram | RuntimeException | StackOverflowError e) {
        log.atDebug().addKeyValue("file", name).setCause(e).log("journey.not_expected");
      }
    }
    index.expect(expected);
  }

  @Override
  public void deploy() {
    index.refresh();
    store.all().stream()
        .collect(Collectors.groupingBy(StoredJourney::diagram))
        .forEach(this::deployAgain);
    watch.begin();
    index.expect(List.of());
    index.refresh();
  }

  private void deployAgain(String diagram, List<StoredJourney> current) {
    DrawnFile drawing = store.drawing(diagram).orElseThrow();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(drawing.resource().name(), drawing.text());
      // Otherwise a process of it that has a newer drawing would fall back to this one.
      if (drawn.processes().size() == current.size()) {
        note(drawing, current, engine.deploy(List.of(drawn.prepared())));
      }
    } catch (EngineUnavailable | DataAccessException | TransactionException e) {
      throw e; // all is tried again
    } catch (UnreadableDiagram | RuntimeException | StackOverflowError e) {
      log.atError()
          .addKeyValue("file", drawing.name())
          .addKeyValue("reason", e)
          .addKeyValue("consequence", "users enter the version that the engine has, if it has one")
          .log("journey.not_deployed");
    }
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
          new JourneyStore.Deployed(drawing, current.getFirst().source()), now, clock.instant());
    }
  }
}
