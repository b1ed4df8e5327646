// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * All triggers by event type, so that an event costs the same however many triggers listen to other
 * types. Thread-safe; readers never wait.
 */
@Component
public final class TriggerIndex {

  private final Map<String, List<Trigger>> bySource = new HashMap<>(); // guarded by this
  private volatile Map<EventType, List<Trigger>> byType = Map.of();

  /**
   * Replaces all triggers that come from one source.
   *
   * @param source who owns them: {@code rules} or {@code journeys}
   */
  public synchronized void replace(String source, List<Trigger> triggers) {
    bySource.put(source, List.copyOf(triggers));
    byType =
        bySource.values().stream()
            .flatMap(List::stream)
            .sorted(comparing(trigger -> trigger.process().value()))
            .collect(groupingBy(Trigger::on, collectingAndThen(toList(), List::copyOf)));
  }

  /** The triggers that start a process, paused ones too. */
  public List<Trigger> of(ProcessId process) {
    return byType.values().stream()
        .flatMap(List::stream)
        .filter(trigger -> trigger.process().equals(process))
        .sorted(comparing(Trigger::name))
        .toList();
  }

  /** The triggers that listen to a type, paused ones too, by process id. */
  public List<Trigger> on(EventType type) {
    return byType.getOrDefault(type, List.of());
  }
}
