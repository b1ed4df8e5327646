// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.check.Checked;
import io.journeyrunner.journeys.check.DiagramCheck;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys what designers draw: checked first, then given to the engine, then kept; so a mistake on
 * the way leaves what ran before. Thread-safe, over many nodes too.
 */
@Component
final class Journeys {

  private static final Logger log = LoggerFactory.getLogger(Journeys.class);

  private final DiagramCheck check;
  private final JourneyHandover handover;
  private final JourneyStore store;
  private final JourneyResourceStore resources;
  private final JourneyIndex index;
  private final Clock clock;

  Journeys(
      DiagramCheck check,
      JourneyHandover handover,
      JourneyStore store,
      JourneyResourceStore resources,
      JourneyIndex index,
      Clock clock) {
    this.check = check;
    this.handover = handover;
    this.store = store;
    this.resources = resources;
    this.index = index;
    this.clock = clock;
  }

  /** Says what is wrong with a file, and changes nothing. */
  DeploymentReport check(Submission wish) {
    List<Flaw> flaws = List.of();
    if (wish.file().isTooLarge()) {
      flaws = List.of(DrawnFile.TOO_LARGE);
    } else if (wish.file().isDiagram()) {
      flaws = flaws(wish, checked(wish));
    }
    return new DeploymentReport(wish.file().name(), List.of(), flaws);
  }

  /** True if it was taken before, so that it is deployed again at a start without being sent. */
  boolean isKept(DrawnFile file) {
    return store.hasDrawing(file.hash());
  }

  /**
   * Deploys a file, if nothing is wrong with it. What the engine has already makes no new version.
   *
   * @throws EngineUnavailable if the engine is away, and nothing was changed; or its answer was
   *     lost, and nothing was changed here
   */
  DeploymentReport deploy(Submission wish) {
    DeploymentReport report =
        wish.file().isTooLarge()
            ? check(wish)
            : wish.file().isDiagram() ? deployDiagram(wish) : deployOther(wish);
    if (!report.isAccepted()) {
      log.atWarn()
          .addKeyValue("file", report.file())
          .addKeyValue("reason", report.errors())
          .addKeyValue("consequence", "not deployed; what was deployed before goes on")
          .log("journey.refused");
    }
    return report;
  }

  private DeploymentReport deployDiagram(Submission wish) {
    Checked checked = checked(wish);
    List<Flaw> flaws = flaws(wish, checked);
    DeploymentReport refused = new DeploymentReport(wish.file().name(), List.of(), flaws);
    JourneyDiagram diagram = checked.diagram();
    if (diagram == null || !refused.isAccepted()) {
      return refused;
    }
    DeploymentReport report = give(() -> handover.give(diagram, wish), wish, flaws);
    if (report.isAccepted()) {
      kept(wish, report.processes());
    }
    return report;
  }

  private DeploymentReport deployOther(Submission wish) {
    DeploymentReport report =
        give(
            () -> {
              handover.giveOther(wish.file());
              return List.of();
            },
            wish,
            List.of());
    if (report.isAccepted()) {
      resources.keep(wish.file(), wish.source(), clock.instant());
      log.atInfo().addKeyValue("file", wish.file().name()).log("journey.resource_deployed");
    }
    return report;
  }

  private DeploymentReport give(
      Supplier<List<DeployedProcess>> giving, Submission wish, List<Flaw> flaws) {
    String file = wish.file().name();
    try {
      return new DeploymentReport(file, giving.get(), flaws);
    } catch (EngineUnavailable e) {
      if (wish.isSent() && e.isUnanswered()) {
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("reason", e.getMessage())
            .addKeyValue("consequence", "its sender gets a 503; this node does not retry it")
            .log("journey.deployment_not_answered");
      }
      throw e;
    } catch (InvalidProcess e) {
      List<Flaw> more = new ArrayList<>(flaws);
      more.add(
          Flaw.error(
              "",
              "the engine refused it: " + e.getMessage(),
              "mend it, and save or send it again"));
      return new DeploymentReport(file, List.of(), more);
    }
  }

  private Checked checked(Submission wish) {
    return check.check(wish.file().resource().name(), wish.file().text());
  }

  private List<Flaw> flaws(Submission wish, Checked checked) {
    List<Flaw> flaws = new ArrayList<>(checked.flaws());
    if (checked.diagram() != null) {
      flaws.addAll(wish.duplicates(checked.diagram(), store::find));
      flaws.addAll(
          CallsBack.find(
              checked.diagram().journeys(), index.all().stream().map(JourneyIndex.Known::journey)));
    }
    return flaws;
  }

  private void kept(Submission wish, List<DeployedProcess> processes) {
    Set<ProcessId> ids =
        processes.stream().map(DeployedProcess::id).collect(Collectors.toUnmodifiableSet());
    // Only a file of the folder holds all that it ever had: two uploads may have one name.
    Submission.fileOf(wish.source()).ifPresent(file -> remove(wish.source(), ids));
    index.refresh();
    for (DeployedProcess process : processes) {
      log.atInfo()
          .addKeyValue("process", process.id())
          .addKeyValue("version", process.version())
          .addKeyValue("source", wish.source())
          .addKeyValue("state", state(process.id()))
          .log("journey.deployed");
    }
  }

  private String state(ProcessId process) {
    return store.find(process).map(StoredJourney::state).map(JourneyState::code).orElse("");
  }

  /** A file of the folder is gone: nobody enters what it held any more. */
  void removeFile(String name) {
    resources.removeFrom(Submission.source(name));
    remove(Submission.source(name), Set.of());
  }

  /** A source is gone, or what it held but for some: nobody enters that any more. */
  private void remove(String source, Set<ProcessId> but) {
    for (StoredJourney journey : store.all()) {
      if (journey.source().equals(source)
          && !but.contains(journey.process())
          && store.change(journey.process(), List.of(JourneyState.ACTIVE), JourneyState.REMOVED)) {
        log.atWarn()
            .addKeyValue("process", journey.process())
            .addKeyValue("source", source)
            .addKeyValue(
                "consequence",
                "nobody enters it any more; those who are on it go on; put the file back, or resume"
                    + " it over the API")
            .log("journey.removed");
        index.refresh();
      }
    }
  }
}
