// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which processes call which, through others too. */
final class Callers {

  private Callers() {}

  /**
   * For each process all that call it.
   *
   * @param calls the processes that each one calls, as drawn; one that is an expression may call
   *     any
   */
  static Map<ProcessId, Set<ProcessId>> of(Map<ProcessId, Set<String>> calls) {
    Map<ProcessId, Set<ProcessId>> callers = new HashMap<>();
    calls
        .keySet()
        .forEach(
            caller ->
                called(caller, calls)
                    .forEach(
                        one ->
                            callers.computeIfAbsent(one, unused -> new HashSet<>()).add(caller)));
    return callers;
  }

  private static Set<ProcessId> called(ProcessId caller, Map<ProcessId, Set<String>> calls) {
    Set<ProcessId> found = new HashSet<>();
    Deque<ProcessId> open = new ArrayDeque<>();
    open.add(caller);
    while (!open.isEmpty()) {
      for (String drawn : calls.getOrDefault(open.pop(), Set.of())) {
        Set<ProcessId> those =
            drawn.startsWith("=")
                ? calls.keySet()
                : ProcessId.isValid(drawn) ? Set.of(new ProcessId(drawn)) : Set.of();
        those.stream().filter(found::add).forEach(open::push);
      }
    }
    return found;
  }
}
