// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.journeys.runs.JourneyRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads drawings that were deployed, each once. Thread-safe. */
@Component
final class JourneyVersions {

  private static final Logger log = LoggerFactory.getLogger(JourneyVersions.class);

  /** A run that began just before a deployment may be told of only later. */
  private static final Duration NOT_SURE_YET = Duration.ofHours(1);

  private static final int MOST = 500;

  private final JourneyStore store;
  private final JourneyRuns runs;
  private final Clock clock;
  private final LoadingCache<String, List<Journey>> read =
      Caffeine.newBuilder().maximumSize(MOST).build(this::read);

  JourneyVersions(JourneyStore store, JourneyRuns runs, Clock clock) {
    this.store = store;
    this.runs = runs;
    this.clock = clock;
  }

  /** A process as a drawing has it; empty if the drawing can't be read any more. */
  Optional<Journey> journey(String diagram, ProcessId process) {
    return read.get(diagram).stream().filter(journey -> journey.id().equals(process)).findFirst();
  }

  /** All processes that a drawing holds. */
  List<Journey> journeys(String diagram) {
    return read.get(diagram);
  }

  /** The older versions of a journey that somebody is on, or was a short time ago. */
  Stream<Journey> stillRunning(StoredJourney current) {
    Instant sure = clock.instant().minus(NOT_SURE_YET);
    List<Journey> running = new ArrayList<>();
    Instant supersededAt = Instant.MAX;
    for (JourneyStore.Version version : store.versions(current.process())) {
      boolean isOld = version.version() != current.version();
      if (isOld
          && (supersededAt.isAfter(sure)
              || runs.isInUse(current.process(), version.definitionKey()))) {
        journey(version.diagram(), current.process()).ifPresent(running::add);
      }
      supersededAt = version.deployedAt();
    }
    return running.stream();
  }

  /** A drawing that an older version of the application took must not stop the other journeys. */
  private List<Journey> read(String hash) {
    DrawnFile drawing = store.drawing(hash).orElseThrow();
    try {
      return JourneyReader.read(
          DrawnDiagram.parse(drawing.name(), drawing.text()), new ArrayList<>());
    } catch (UnreadableDiagram | RuntimeException | StackOverflowError e) {
      log.atError()
          .addKeyValue("diagram", hash)
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "its journeys start nothing here; deploy it again")
          .log("journey.unreadable");
      return List.of();
    }
  }
}
