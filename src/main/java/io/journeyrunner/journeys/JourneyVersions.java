// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.runs.WaitPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads drawings that were deployed, each once. Thread-safe. */
@Component
final class JourneyVersions implements WaitPlaces {

  private static final Logger log = LoggerFactory.getLogger(JourneyVersions.class);

  private static final int MOST = 2_000;

  private final JourneyStore store;
  private final Cache<Long, List<Wait>> waits = Caffeine.newBuilder().maximumSize(MOST).build();
  private final LoadingCache<String, List<Journey>> read =
      Caffeine.newBuilder().maximumSize(MOST).build(this::read);

  JourneyVersions(JourneyStore store) {
    this.store = store;
  }

  /** A process as a drawing has it; empty if the drawing can't be read any more. */
  Optional<Journey> journey(String diagram, ProcessId process) {
    return read.get(diagram).stream().filter(journey -> journey.id().equals(process)).findFirst();
  }

  /** All processes that a drawing holds. */
  List<Journey> journeys(String diagram) {
    return read.get(diagram);
  }

  /** All versions of a journey that are kept, by the engine's keys, the newest first. */
  Map<Long, Journey> all(StoredJourney current) {
    Map<Long, Journey> all = new LinkedHashMap<>();
    for (JourneyStore.Version version : store.versions(current.process())) {
      journey(version.diagram(), version.process())
          .ifPresent(journey -> all.put(version.definitionKey(), journey));
    }
    return all;
  }

  /** A version never changes: what was read of it stays right. */
  @Override
  public Optional<List<Wait>> waitsOf(long definitionKey) {
    List<Wait> known = waits.getIfPresent(definitionKey);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<List<Wait>> found =
        store
            .version(definitionKey)
            .flatMap(version -> journey(version.diagram(), version.process()))
            .map(Journey::waits);
    found.ifPresent(drawn -> waits.put(definitionKey, drawn));
    return found;
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
