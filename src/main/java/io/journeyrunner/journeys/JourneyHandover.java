// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gives drawings to the engine and keeps what it has taken. That it does so is noted before: if
 * this node dies in between, another one gives the same again, which makes no new version, and
 * keeps it; else the engine had a version that nobody knows. Thread-safe, over many nodes too.
 */
@Component
final class JourneyHandover {

  private static final Logger log = LoggerFactory.getLogger(JourneyHandover.class);

  /** Longer than a deployment waits for its turn, is tried again and waits for its answer. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Engine engine;
  private final JourneyStore store;
  private final JourneyHandoverStore open;
  private final Clock clock;

  JourneyHandover(Engine engine, JourneyStore store, JourneyHandoverStore open, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.open = open;
    this.clock = clock;
  }

  /**
   * Gives a diagram to the engine, and keeps it.
   *
   * @throws io.journeyrunner.engine.InvalidProcess if the engine refuses it
   * @throws EngineUnavailable if the engine is away or does not answer
   */
  List<DeployedProcess> give(JourneyDiagram diagram, Submission wish) {
    Set<ProcessId> processes =
        diagram.journeys().stream()
            .map(journey -> journey.id())
            .collect(Collectors.toUnmodifiableSet());
    open.begin(wish, processes, clock.instant().plus(LONGEST));
    try {
      return give(diagram.prepared(), new JourneyStore.Deployed(wish.file(), wish.source()));
    } finally {
      open.end(wish.file().hash(), processes);
    }
  }

  /** Gives a decision or a form to the engine. Throws as {@link #give} does. */
  void giveOther(DrawnFile file) {
    List<DeployedProcess> none = engine.deploy(List.of(file.resource()));
    log.atDebug().addKeyValue("file", file.name()).addKeyValue("processes", none).log("given");
  }

  private List<DeployedProcess> give(ProcessResource resource, JourneyStore.Deployed what) {
    List<DeployedProcess> processes = engine.deploy(List.of(resource));
    store.deployed(what, processes, clock.instant());
    return processes;
  }

  /** Ends what nodes that died have left. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
  void endLeft() {
    record From(String diagram, String source) {}
    open.claimLeft(clock.instant(), clock.instant().plus(LONGEST)).stream()
        .collect(
            Collectors.groupingBy(
                one -> new From(one.diagram(), one.source()),
                Collectors.mapping(
                    JourneyHandoverStore.Open::process, Collectors.toUnmodifiableSet())))
        .forEach((from, processes) -> end(from.diagram(), from.source(), processes));
  }

  private void end(String diagram, String source, Set<ProcessId> processes) {
    DrawnFile drawing = store.drawing(diagram).orElseThrow();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(drawing.resource().name(), drawing.text());
      Set<String> ids =
          processes.stream().map(ProcessId::value).collect(Collectors.toUnmodifiableSet());
      List<DeployedProcess> kept =
          give(drawn.prepared(ids), new JourneyStore.Deployed(drawing, source));
      log.atInfo()
          .addKeyValue("file", drawing.name())
          .addKeyValue("processes", kept)
          .log("journey.left_deployment_ended");
    } catch (EngineUnavailable e) {
      if (!e.isUnanswered()) {
        return; // tried again when the claim has run out
      }
      left(drawing, e);
    } catch (DataAccessException | TransactionException e) {
      throw e; // the same
    } catch (UnreadableDiagram | RuntimeException | StackOverflowError e) {
      left(drawing, e);
    }
    open.end(diagram, processes);
  }

  private static void left(DrawnFile drawing, Throwable e) {
    log.atWarn()
        .addKeyValue("file", drawing.name())
        .addKeyValue("reason", e)
        .addKeyValue(
            "consequence",
            "it was being deployed when its node died, and may not be; save or send it again")
        .log("journey.left_deployment_failed");
  }
}
