// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Movable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which element of one version takes the place of which of another, and what can't move.
 *
 * @param elements by the id in the old version; those with the same id need not be named
 * @param flaws errors for a wish that can't be, warnings for elements at which nobody can move
 */
record MigrationPlan(Map<String, String> elements, List<Flaw> flaws) {

  MigrationPlan {
    elements = Map.copyOf(elements);
    flaws = List.copyOf(flaws);
  }

  /** Plans a move of those who stand at these elements. */
  static MigrationPlan of(List<Movable> from, List<Movable> to, Map<String, String> wish) {
    Map<String, Movable> targets = byId(to);
    List<Flaw> flaws = new ArrayList<>();
    wish.forEach((old, now) -> checkWish(old, now, byId(from), targets).forEach(flaws::add));
    Map<String, String> elements = new LinkedHashMap<>();
    for (Movable element : from) {
      Movable target = targets.get(wish.getOrDefault(element.id(), element.id()));
      List<Flaw> hindrances = hindrances(element, target, wish);
      flaws.addAll(hindrances);
      if (target != null && hindrances.isEmpty()) {
        elements.put(element.id(), target.id());
      }
    }
    return new MigrationPlan(elements, flaws);
  }

  private static List<Flaw> checkWish(
      String old, String now, Map<String, Movable> from, Map<String, Movable> to) {
    List<Flaw> flaws = new ArrayList<>();
    if (!from.containsKey(old)) {
      flaws.add(
          Flaw.error(
              old, "is no element of the old version that anybody stands at", "take it out"));
    }
    if (!to.containsKey(now)) {
      flaws.add(
          Flaw.error(
              old,
              "is to become " + now + ", which is no element of the new version",
              "name another one"));
    }
    return flaws;
  }

  /** Left out of the mapping, the engine lets nobody move who stands there. */
  private static List<Flaw> hindrances(
      Movable element, @Nullable Movable target, Map<String, String> wish) {
    String id = element.id();
    if (target == null) {
      return wish.containsKey(id)
          ? List.of()
          : List.of(stays(id, "is not in the new version", "name the element that replaces it"));
    }
    if (element.isFixed()) {
      return List.of(
          stays(
              id,
              "is an event that does a job, from which the engine moves nobody",
              "let those who stand there end on the old version"));
    }
    if (!element.kind().equals(target.kind())) {
      return List.of(
          stays(
              id,
              "is of the kind " + element.kind() + ", but " + target.id() + " of " + target.kind(),
              "name an element of the same kind"));
    }
    // The engine keeps the message that it waits for, and the run would not be found by the new
    // type.
    if (!element.event().equals(target.event())) {
      return List.of(
          stays(
              id,
              "waits for another event in the new version",
              "let those who wait there end on the old version"));
    }
    return List.of();
  }

  private static Flaw stays(String id, String why, String remedy) {
    return Flaw.warning(id, why + "; whoever stands there stays on the old version", remedy);
  }

  private static Map<String, Movable> byId(List<Movable> elements) {
    return elements.stream().collect(Collectors.toMap(Movable::id, Function.identity()));
  }
}
