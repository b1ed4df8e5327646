// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.triggers.TriggerIndex;
import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys the journeys of the folder at start, one by one, so that a broken one keeps none of the
 * others out.
 */
@Component
final class JourneyDeployment implements Deployment {

  private static final Logger log = LoggerFactory.getLogger(JourneyDeployment.class);

  private final JourneyFolder folder;
  private final Engine engine;
  private final TriggerIndex index;
  private final JourneyWebhooks webhooks;

  JourneyDeployment(
      JourneyFolder folder, Engine engine, TriggerIndex index, JourneyWebhooks webhooks) {
    this.folder = folder;
    this.engine = engine;
    this.index = index;
    this.webhooks = webhooks;
  }

  /** Known before the first event is taken: one that finds no trigger is accepted and forgotten. */
  @PostConstruct
  void indexAll() {
    index(journeys());
  }

  @Override
  public void deploy() {
    index(journeys().stream().filter(this::isDeployed).toList());
  }

  private List<JourneyDiagram> journeys() {
    return folder.diagrams().stream().map(this::read).flatMap(Optional::stream).toList();
  }

  private void index(List<JourneyDiagram> journeys) {
    webhooks.replace(journeys);
    index.replace(
        "journeys", journeys.stream().flatMap(journey -> journey.triggers().stream()).toList());
  }

  private Optional<JourneyDiagram> read(ProcessResource diagram) {
    try {
      return Optional.of(JourneyDiagram.read(diagram));
    } catch (InvalidJourney e) {
      refused(diagram, e);
      return Optional.empty();
    }
  }

  private boolean isDeployed(JourneyDiagram journey) {
    try {
      for (DeployedProcess process : engine.deploy(List.of(journey.resource()))) {
        log.atInfo()
            .addKeyValue("process", process.id())
            .addKeyValue("version", process.version())
            .addKeyValue("file", journey.resource().name())
            .log("journey.deployed");
      }
      return true;
    } catch (InvalidProcess e) {
      refused(journey.resource(), e);
      return false;
    }
  }

  private static void refused(ProcessResource diagram, RuntimeException e) {
    log.atWarn()
        .addKeyValue("file", diagram.name())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue("consequence", "the diagram is not deployed; mend it and start again")
        .log("journey.refused");
  }
}
