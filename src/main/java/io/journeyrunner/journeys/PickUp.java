// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.definitions.Definition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Traces;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes over what was deployed straight to the engine: checked as an upload is, then deployed as it
 * is prepared here, so that ours is the newest again. So it is after a refusal, too: the newest
 * version alone is entered, and a mistake must not end what ran before. Thread-safe.
 */
@Component
final class PickUp {

  private static final Logger log = LoggerFactory.getLogger(PickUp.class);

  private final Journeys journeys;
  private final JourneyStore store;
  private final FileTries tries;
  private final KeptDrawings kept;
  private final JourneyIndex index;

  PickUp(
      Journeys journeys,
      JourneyStore store,
      FileTries tries,
      KeptDrawings kept,
      JourneyIndex index) {
    this.journeys = journeys;
    this.store = store;
    this.tries = tries;
    this.kept = kept;
    this.index = index;
  }

  /**
   * The newest version of a process that somebody else may have deployed since the newest drawing
   * that is known. That drawing may have been deployed again since, so it need not be the newest of
   * all.
   *
   * @param found versions of one process, the newest first
   */
  Optional<Definition> news(ProcessId process, List<Definition> found) {
    Optional<StoredJourney> current = store.find(process);
    if (current.isEmpty()) {
      return found.stream().findFirst();
    }
    Set<Long> known =
        store.versions(process).stream()
            .map(JourneyStore.Version::definitionKey)
            .collect(Collectors.toUnmodifiableSet());
    long drawnSince =
        firstOf(current.get()).map(JourneyStore.Version::definitionKey).orElse(Long.MAX_VALUE);
    return found.stream()
        .filter(one -> one.process().definitionKey() > drawnSince)
        .filter(one -> !known.contains(one.process().definitionKey()))
        .findFirst();
  }

  /** The version that brought the newest drawing. */
  private Optional<JourneyStore.Version> firstOf(StoredJourney current) {
    return store.versions(current.process()).stream()
        .takeWhile(one -> one.diagram().equals(current.diagram()))
        .reduce((newer, older) -> older);
  }

  /** What was said of a version is of no use once a newer drawing came in another way. */
  void forgetOldTry(ProcessId process) {
    String name = Submission.inEngine(process);
    tries
        .find(name)
        .filter(
            last ->
                store
                    .find(process)
                    .flatMap(this::firstOf)
                    .filter(drawn -> drawn.deployedAt().isAfter(last.triedAt()))
                    .isPresent())
        .ifPresent(last -> tries.remove(name));
  }

  /**
   * Takes a version over, if it is a journey's.
   *
   * @return false if it is to be looked at again, since it gets no answer when it is deployed
   * @throws EngineUnavailable if the engine is away; it can be done again
   */
  boolean take(DeployedProcess process, DrawnFile file) {
    Optional<StoredJourney> current = store.find(process.id());
    if (!isForUs(file, current)) {
      log.atDebug().addKeyValue("process", process.id()).log("journey.not_ours");
      return true;
    }
    // It is noted under the name of the process: files of Modeler may all have one name.
    DrawnFile tried = new DrawnFile(Submission.inEngine(process.id()), file.text());
    if (!tries.isDue(tried.name(), tried.hash())) {
      return false;
    }
    try {
      if (current.filter(one -> one.diagram().equals(file.hash())).isEmpty()) {
        tries.keep(tried, submit(process.id(), file));
      }
      putOnTop(process);
      return true;
    } catch (EngineUnavailable e) {
      if (!e.isUnanswered()) {
        throw e;
      }
      tries.unanswered(tried, tried.hash(), e);
      return false;
    }
  }

  private boolean isForUs(DrawnFile file, Optional<StoredJourney> current) {
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(file.name(), file.text());
      if (Traces.isPrepared(drawn)) {
        return false; // ours, and about to be kept; or of another Journey Runner on this engine
      }
      return current.isEmpty()
          ? Traces.isJourney(drawn)
          : !prepared(current.get()).equals(Optional.of(file.text()));
    } catch (UnreadableDiagram e) {
      return current.isPresent(); // the check tells what is wrong with it
    }
  }

  /** What we deploy of a journey looks drawn by somebody if nothing had to be added to it. */
  private Optional<String> prepared(StoredJourney journey) {
    DrawnFile drawing = store.drawing(journey.diagram()).orElseThrow();
    try {
      return Optional.of(
          DrawnDiagram.parse(drawing.resource().name(), drawing.text()).prepared().bpmn());
    } catch (UnreadableDiagram e) {
      return Optional.empty();
    }
  }

  private DeploymentReport submit(ProcessId process, DrawnFile file) {
    Submission wish = Submission.ofEngine(file);
    DeploymentReport checked = journeys.check(wish);
    if (checked.isAccepted()) {
      return journeys.deploy(wish);
    }
    if (!isTold(process, file, checked)) {
      log.atWarn()
          .addKeyValue("process", process)
          .addKeyValue("source", wish.source())
          .addKeyValue("reason", checked.errors())
          .addKeyValue("consequence", "not taken from the engine; what was deployed before goes on")
          .log("journey.refused");
    }
    return checked;
  }

  /** After a restart, or by another node. */
  private boolean isTold(ProcessId process, DrawnFile file, DeploymentReport report) {
    return tries
        .find(Submission.inEngine(process))
        .filter(last -> last.hash().equals(file.hash()) && last.flaws().equals(report.flaws()))
        .isPresent();
  }

  private void putOnTop(DeployedProcess process) {
    Optional<StoredJourney> current =
        store.find(process.id()).filter(one -> one.version() < process.version());
    if (current.isEmpty()) {
      return; // it was taken, or there is nothing that it covers
    }
    kept.deploy(current.get().diagram());
    index.refresh();
    log.atInfo()
        .addKeyValue("process", process.id())
        .addKeyValue("covers", process.version())
        .addKeyValue("version", store.find(process.id()).map(StoredJourney::version).orElse(0))
        .log("journey.put_on_top");
  }
}
