// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which event types some journey waits for, in any version that may still run: other events cost no
 * look-up. Thread-safe; readers never wait.
 */
@Component
public final class WaitIndex {

  private volatile Map<EventType, List<Wait>> byType = Map.of();
  private volatile Map<EventType, Set<ProcessId>> concerned = Map.of();

  /** Begins with none. */
  public WaitIndex() {}

  /**
   * Replaces all waits.
   *
   * @param callers the processes that call a process, directly or not
   */
  public void replace(List<Wait> waits, Map<ProcessId, Set<ProcessId>> callers) {
    List<Wait> all = waits.stream().distinct().toList();
    Map<EventType, Set<ProcessId>> processes = new HashMap<>();
    for (Wait wait : all) {
      Set<ProcessId> those = processes.computeIfAbsent(wait.on(), type -> new HashSet<>());
      those.add(wait.process());
      those.addAll(callers.getOrDefault(wait.process(), Set.of()));
    }
    concerned = Map.copyOf(processes);
    byType = all.stream().collect(groupingBy(Wait::on, collectingAndThen(toList(), List::copyOf)));
  }

  /** True if a run may wait for this type. */
  public boolean has(EventType type) {
    return byType.containsKey(type);
  }

  /** The places that wait for a type. */
  List<Wait> on(EventType type) {
    return byType.getOrDefault(type, List.of());
  }

  /** True if a run of this journey, or a process that it calls, may come to a wait for the type. */
  boolean concerns(ProcessId journey, EventType type) {
    return concerned.getOrDefault(type, Set.of()).contains(journey);
  }
}
