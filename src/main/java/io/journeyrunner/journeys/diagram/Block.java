// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.engine.ProcessId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task, or an event that throws a message, that a worker does. Immutable.
 *
 * @param process it stands in
 * @param id of the element
 * @param name as designers read it; null if it has none
 * @param jobType who does it; empty if the diagram does not say
 * @param headers its configuration
 */
public record Block(
    ProcessId process,
    String id,
    @Nullable String name,
    String jobType,
    Map<String, String> headers) {

  /** Copies the headers. */
  public Block {
    headers = Map.copyOf(headers);
  }
}
