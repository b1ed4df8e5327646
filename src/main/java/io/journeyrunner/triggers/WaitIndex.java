// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.journeyrunner.events.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * All waits of the deployed journeys by event type; only events of these types are told to the
 * engine. Older versions that still run count, too. Thread-safe; readers never wait.
 */
@Component
public final class WaitIndex {

  private volatile Map<EventType, List<Wait>> byType = Map.of();

  /** Replaces all waits. */
  public void replace(List<Wait> waits) {
    byType =
        waits.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Wait wait) -> wait.process().value())
                    .thenComparing(Wait::element))
            .collect(groupingBy(Wait::on, collectingAndThen(toList(), List::copyOf)));
  }

  /** The waits for a type, by process and element. */
  public List<Wait> on(EventType type) {
    return byType.getOrDefault(type, List.of());
  }
}
