// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.Deployment;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deploys at start what is kept, then the files of the folder. */
@Component
final class JourneyDeployment implements Deployment {

  private static final Logger log = LoggerFactory.getLogger(JourneyDeployment.class);

  private final JourneyFolder folder;
  private final FolderWatch watch;
  private final KeptDrawings kept;
  private final JourneyIndex index;

  JourneyDeployment(
      JourneyFolder folder, FolderWatch watch, KeptDrawings kept, JourneyIndex index) {
    this.folder = folder;
    this.watch = watch;
    this.kept = kept;
    this.index = index;
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
    kept.deployAll();
    watch.begin();
    index.expect(List.of());
    index.refresh();
  }
}
