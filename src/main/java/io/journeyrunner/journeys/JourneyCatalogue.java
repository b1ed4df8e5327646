// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.JourneyView.LastTry;
import io.journeyrunner.journeys.JourneyView.Summary;
import io.journeyrunner.journeys.JourneyView.VersionLine;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.runs.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks things up about journeys. Thread-safe. */
@Component
final class JourneyCatalogue {

  private final JourneyIndex index;
  private final JourneyStore store;
  private final JourneyFileStore tries;
  private final Runs runs;

  JourneyCatalogue(JourneyIndex index, JourneyStore store, JourneyFileStore tries, Runs runs) {
    this.index = index;
    this.store = store;
    this.tries = tries;
    this.runs = runs;
  }

  List<Summary> all() {
    return index.all().stream().map(this::summary).toList();
  }

  /** The files that were tried, those that were refused, too. */
  List<LastTry> files() {
    return tries.all().stream().map(LastTry::of).toList();
  }

  JourneyView.Detail detail(String id) {
    JourneyIndex.Known known = get(id);
    LastTry lastTry =
        Submission.tryOf(known.stored()).flatMap(tries::find).map(LastTry::of).orElse(null);
    return JourneyView.Detail.of(summary(known), known.journey(), lastTry);
  }

  List<VersionLine> versions(String id) {
    ProcessId process = get(id).stored().process();
    Map<Long, Long> counts = runs.countByDefinition(process);
    return store.versions(process).stream()
        .map(
            version ->
                new VersionLine(
                    version.version(),
                    Long.toString(version.definitionKey()),
                    version.source(),
                    version.deployedAt(),
                    counts.getOrDefault(version.definitionKey(), 0L)))
        .toList();
  }

  /** What was drawn, in the newest version or another one. */
  DrawnFile drawing(String id, Optional<Integer> version) {
    StoredJourney stored = get(id).stored();
    String diagram =
        version.map(number -> version(stored.process(), number).diagram()).orElse(stored.diagram());
    return store.drawing(diagram).orElseThrow();
  }

  JourneyStore.Version version(ProcessId process, int number) {
    return store.versions(process).stream()
        .filter(version -> version.version() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new NotFound(
                    "there is no version " + number + " of " + process,
                    "GET /api/v1/journeys/" + process + "/versions lists all"));
  }

  JourneyIndex.Known get(String id) {
    return index.all().stream()
        .filter(known -> known.stored().process().value().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new NotFound("there is no journey " + id, "GET /api/v1/journeys lists all"));
  }

  private Summary summary(JourneyIndex.Known known) {
    long running =
        runs.countByDefinition(known.stored().process()).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    return Summary.of(known, running);
  }
}
