// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.triggers.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process of a diagram. Immutable.
 *
 * @param id of the process
 * @param name as designers read it; null if it has none
 * @param triggers one for each start event with a message; of a version that is not known here
 * @param waits where it waits for events
 * @param blocks its tasks
 * @param calls the processes that it calls, as drawn: ids, or expressions that begin with {@code =}
 */
public record Journey(
    ProcessId id,
    @Nullable String name,
    List<Trigger> triggers,
    List<Wait> waits,
    List<Block> blocks,
    List<String> calls) {

  /** Copies the lists. */
  public Journey {
    triggers = List.copyOf(triggers);
    waits = List.copyOf(waits);
    blocks = List.copyOf(blocks);
    calls = List.copyOf(calls);
  }
}
