// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Movable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps runs from being moved from one version to another: what engine 8.6 refuses, which
 * {@code MigrationRefusalsEngineTest} compares with what is said here, and what would lose its
 * meaning. Immutable.
 */
final class Hindrances {

  private static final String END_ON_OLD = "let those who stand there end on the old version";

  private final List<Movable> from;
  private final List<Movable> to;
  private final Map<String, String> wish;
  private final Map<String, Movable> targets;

  /**
   * Takes two versions.
   *
   * @param wish what got another id, by the id in the old version
   */
  Hindrances(List<Movable> from, List<Movable> to, Map<String, String> wish) {
    this.from = from;
    this.to = to;
    this.wish = wish;
    this.targets = byId(to);
  }

  static Map<String, Movable> byId(List<Movable> elements) {
    return elements.stream().collect(Collectors.toMap(Movable::id, Function.identity()));
  }

  /** What takes the place of an element; null if nothing does. */
  @Nullable Movable target(Movable element) {
    return targets.get(renamed(element.id()));
  }

  private String renamed(String id) {
    return wish.getOrDefault(id, id);
  }

  /** Why an element is left out of the move; empty if it moves. */
  Optional<Flaw> of(Movable element) {
    Movable target = target(element);
    if (target == null) {
      return missing(element);
    }
    return element.opener().isPresent() ? beside(element, target) : alone(element, target);
  }

  private Optional<Flaw> missing(Movable element) {
    if (wish.containsKey(element.id())) {
      return Optional.empty(); // the wish itself is an error
    }
    return element.opener().isPresent()
        ? ends(element, "is not in the new version", "name the element that replaces it")
        : stays(element, "is not in the new version", "name the element that replaces it");
  }

  /** What waits beside an element is dropped when the element moves without it. */
  private Optional<Flaw> beside(Movable element, Movable target) {
    if (element.isFixedEvent()) {
      return Optional.empty(); // told of what it is attached to
    }
    if (!element.kind().equals(target.kind())) {
      return ends(element, otherKind(element, target), "name an element of the same kind");
    }
    return element.opener().map(this::renamed).equals(target.opener())
        ? Optional.empty()
        : ends(
            element,
            "is attached to something else in the new version",
            "attach it to the same element, or name another one");
  }

  private Optional<Flaw> alone(Movable element, Movable target) {
    if (element.isFixed()) {
      return stays(
          element,
          element.isJoin()
              ? "joins branches, and the engine moves nobody while one of them waits for another"
              : "is of the kind " + element.kind() + ", from which the engine moves nobody",
          "let those who stand there go on, and move them later");
    }
    if (!element.kind().equals(target.kind())) {
      return stays(element, otherKind(element, target), "name an element of the same kind");
    }
    if (!renamed(element.scope()).equals(target.scope())) {
      return stays(
          element,
          "is in another sub-process in the new version",
          "draw it in the same one, or name another element");
    }
    return element.jobType().equals(target.jobType())
        ? attached(element, target)
        : stays(element, "does another job in the new version", "draw the new job under a new id");
  }

  private Optional<Flaw> attached(Movable element, Movable target) {
    if (hasFixedEvent(element.id(), from) || hasFixedEvent(target.id(), to)) {
      return stays(
          element,
          "has an event for escalation or compensation, with which the engine moves nobody",
          END_ON_OLD);
    }
    boolean isBordered =
        beside(element.id(), from).anyMatch(event -> event.kind().endsWith("boundaryEvent"));
    return element.isMultiInstance() && isBordered
        ? stays(
            element,
            "is a multi-instance with an event at its border, from which the engine moves nobody",
            END_ON_OLD)
        : Optional.empty();
  }

  /**
   * What nobody moves with, wherever the run stands. Engine 8.6.0 looks for the job of a listener
   * at the process, which is done, and gives up; there is one if an event sub-process waits beside
   * the whole process.
   *
   * @param process its id
   */
  Optional<Flaw> ofAll(String process) {
    if (hasFixedEvent(process, from) || hasFixedEvent(process, to)) {
      return nobody(process, "has an event sub-process for escalation or compensation");
    }
    return beside(process, from).anyMatch(Movable::isWait)
        ? nobody(process, "waits for an event in an event sub-process beside all else")
        : Optional.empty();
  }

  private static Optional<Flaw> nobody(String process, String why) {
    return Optional.of(
        Flaw.warning(
            process, why + "; engine 8.6 moves nobody then", "let those who are on it end there"));
  }

  /** Waits that the old version did not have: the engine opens them, but no listener reports it. */
  List<Flaw> newWaits(Map<String, String> moved, String process) {
    return to.stream()
        .filter(event -> event.isWait() && !moved.containsValue(event.id()))
        .filter(
            event ->
                event
                    .opener()
                    .filter(opener -> opener.equals(process) || moved.containsValue(opener))
                    .isPresent())
        .map(
            event ->
                Flaw.warning(
                    event.id(),
                    "is a new wait; those who stand in "
                        + event.opener().orElseThrow()
                        + " when they are moved do not hear its event",
                    "let them end on the old version, if they must"))
        .toList();
  }

  private static boolean hasFixedEvent(String id, List<Movable> elements) {
    return beside(id, elements).anyMatch(Movable::isFixedEvent);
  }

  private static Stream<Movable> beside(String id, List<Movable> elements) {
    return elements.stream().filter(one -> one.opener().filter(id::equals).isPresent());
  }

  private static String otherKind(Movable element, Movable target) {
    return "is of the kind " + element.kind() + ", but " + target.id() + " of " + target.kind();
  }

  private static Optional<Flaw> stays(Movable element, String why, String remedy) {
    return Optional.of(
        Flaw.warning(
            element.id(), why + "; runs that stand there stay on the old version", remedy));
  }

  private static Optional<Flaw> ends(Movable element, String why, String remedy) {
    return Optional.of(
        Flaw.warning(element.id(), why + "; runs that move wait there no longer", remedy));
  }
}
