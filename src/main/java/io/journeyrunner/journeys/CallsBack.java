// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Processes that call themselves by way of another drawing; the check of one drawing sees only what
 * is in it. Immutable.
 */
final class CallsBack {

  private final Map<String, List<String>> own = new HashMap<>();
  private final Map<String, List<String>> all = new HashMap<>();

  private CallsBack(Collection<Journey> drawing, Stream<Journey> known) {
    known.forEach(journey -> all.put(journey.id().value(), journey.calls()));
    drawing.forEach(journey -> own.put(journey.id().value(), journey.calls()));
    all.putAll(own);
  }

  /**
   * Looks for them.
   *
   * @param drawing the processes that are to be deployed
   * @param known the newest drawings of all journeys
   */
  static List<Flaw> find(Collection<Journey> drawing, Stream<Journey> known) {
    CallsBack calls = new CallsBack(drawing, known);
    return drawing.stream().flatMap(journey -> calls.of(journey.id().value())).toList();
  }

  private Stream<Flaw> of(String process) {
    return own.getOrDefault(process, List.of()).stream()
        .distinct()
        .filter(called -> reaches(called, process, all) && !reaches(called, process, own))
        .map(
            called ->
                Flaw.error(
                    process,
                    "calls "
                        + called
                        + ", which calls it again in another drawing: each run would begin another"
                        + " without end",
                    "draw the way back as a flow with a wait in it"));
  }

  private static boolean reaches(String from, String to, Map<String, List<String>> calls) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (seen.add(one)) {
        open.addAll(calls.getOrDefault(one, List.of()));
      }
    }
    return seen.contains(to);
  }
}
