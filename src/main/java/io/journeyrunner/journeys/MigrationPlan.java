// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Movable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Plans a move of those who stand at these elements.
   *
   * @param process its id
   */
  static MigrationPlan of(
      String process, List<Movable> from, List<Movable> to, Map<String, String> wish) {
    Hindrances hindrances = new Hindrances(from, to, wish);
    List<Flaw> flaws = new ArrayList<>(checkWish(wish, from, to));
    hindrances.ofAll(process).ifPresent(flaws::add);
    Map<String, String> elements = new LinkedHashMap<>();
    for (Movable element : from) {
      Movable target = hindrances.target(element);
      Optional<Flaw> hindrance = hindrances.of(element);
      hindrance.ifPresent(flaws::add);
      if (target != null && hindrance.isEmpty()) {
        elements.put(element.id(), target.id());
      }
    }
    flaws.addAll(hindrances.newWaits(elements, process));
    return new MigrationPlan(elements, flaws);
  }

  private static List<Flaw> checkWish(
      Map<String, String> wish, List<Movable> from, List<Movable> to) {
    Map<String, Movable> old = Hindrances.byId(from);
    Map<String, Movable> now = Hindrances.byId(to);
    List<Flaw> flaws = new ArrayList<>();
    wish.forEach(
        (id, target) -> {
          if (!old.containsKey(id)) {
            flaws.add(
                Flaw.error(
                    id, "is no element of the old version that anybody stands at", "take it out"));
          }
          if (!now.containsKey(target)) {
            flaws.add(
                Flaw.error(
                    id,
                    "is to become " + target + ", which is no element of the new version",
                    "name another one"));
          }
        });
    flaws.addAll(merged(wish, from));
    return flaws;
  }

  /** The engine takes two tasks together, but no two events. */
  private static List<Flaw> merged(Map<String, String> wish, List<Movable> from) {
    Set<String> taken = new HashSet<>();
    return from.stream()
        .filter(element -> element.opener().isPresent())
        .filter(element -> !taken.add(wish.getOrDefault(element.id(), element.id())))
        .map(
            element ->
                Flaw.error(
                    element.id(),
                    "is to become the same event as another one",
                    "name another one for one of them"))
        .toList();
  }
}
