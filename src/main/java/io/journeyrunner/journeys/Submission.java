// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file that somebody wants to be deployed.
 *
 * @param file what it is
 * @param source who wants it, see {@link StoredJourney}
 * @param others the sources that are there beside it: none of them may hold the same process
 */
record Submission(DrawnFile file, String source, Set<String> others) {

  private static final String FILE = "file:";
  private static final String ENGINE = "engine";
  private static final String API = "api:";

  /** A file of the folder, beside others. */
  static Submission ofFolder(DrawnFile file, Set<String> names) {
    return new Submission(
        file,
        source(file.name()),
        names.stream()
            .filter(name -> !name.equals(file.name()))
            .map(Submission::source)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** A file that was sent over the API; it may take the place of one in the folder. */
  static Submission ofApi(DrawnFile file) {
    return new Submission(file, API + file.name(), Set.of());
  }

  /** A drawing that was found in the engine; it may take the place of one in the folder. */
  static Submission ofEngine(DrawnFile file) {
    return new Submission(file, ENGINE, Set.of());
  }

  /** True if somebody sent it, who can send it again. */
  boolean isSent() {
    return source.startsWith(API);
  }

  /** The name under which it is noted how a process fared that was found in the engine. */
  static String inEngine(ProcessId process) {
    return ENGINE + ":" + process;
  }

  /** True for such a name; no file of the folder has one, since they have endings. */
  static boolean isOfEngine(String name) {
    return name.startsWith(ENGINE + ":") && !DrawnFile.isDeployable(name);
  }

  /** The source of a file in the folder. */
  static String source(String name) {
    return FILE + name;
  }

  /** The file of the folder that a source is; empty if it came over the API. */
  static Optional<String> fileOf(String source) {
    return source.startsWith(FILE)
        ? Optional.of(source.substring(FILE.length()))
        : Optional.empty();
  }

  /** The name under which it is noted how a journey's source fared; empty for an upload. */
  static Optional<String> tryOf(StoredJourney journey) {
    return journey.source().equals(ENGINE)
        ? Optional.of(inEngine(journey.process()))
        : fileOf(journey.source());
  }

  /** Processes that another file of the folder holds already. */
  List<Flaw> duplicates(
      JourneyDiagram diagram, Function<ProcessId, Optional<StoredJourney>> stored) {
    return diagram.journeys().stream()
        .map(Journey::id)
        .flatMap(id -> stored.apply(id).stream())
        .filter(journey -> others.contains(journey.source()))
        .map(
            journey ->
                Flaw.error(
                    journey.process().value(),
                    "is the id of a process in "
                        + journey.source().substring(FILE.length())
                        + ", too",
                    "give one of the two another id"))
        .toList();
  }
}
