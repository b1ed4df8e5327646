// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.journeys.check.Checked;
import io.journeyrunner.journeys.check.DiagramCheck;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.WaitIndex;
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
  private final WaitIndex waits;
  private final DiagramCheck check;

  JourneyDeployment(
      JourneyFolder folder,
      Engine engine,
      TriggerIndex index,
      WaitIndex waits,
      JourneyWebhooks webhooks,
      DiagramCheck check) {
    this.folder = folder;
    this.waits = waits;
    this.check = check;
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

  private void index(List<JourneyDiagram> diagrams) {
    List<Journey> journeys =
        diagrams.stream().flatMap(diagram -> diagram.journeys().stream()).toList();
    webhooks.replace(journeys);
    waits.replace(journeys.stream().flatMap(journey -> journey.waits().stream()).toList());
    index.replace(
        "journeys", journeys.stream().flatMap(journey -> journey.triggers().stream()).toList());
  }

  private Optional<JourneyDiagram> read(ProcessResource drawn) {
    Checked checked = check.check(drawn.name(), drawn.bpmn());
    if (checked.deployable().isEmpty()) {
      refused(drawn.name(), checked.errors().toString());
    }
    return checked.deployable();
  }

  private boolean isDeployed(JourneyDiagram diagram) {
    try {
      for (DeployedProcess process : engine.deploy(List.of(diagram.prepared()))) {
        log.atInfo()
            .addKeyValue("process", process.id())
            .addKeyValue("version", process.version())
            .addKeyValue("file", diagram.file())
            .log("journey.deployed");
      }
      return true;
    } catch (InvalidProcess e) {
      refused(diagram.file(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void refused(String file, String reason) {
    log.atWarn()
        .addKeyValue("file", file)
        .addKeyValue("reason", reason)
        .addKeyValue("consequence", "the diagram is not deployed; mend it and start again")
        .log("journey.refused");
  }
}
