// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.journeyrunner.engine.ProcessId;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A block that is due for one process instance. Immutable, but for {@code variables}, which nobody
 * changes.
 *
 * @param element where the block stands
 * @param headers the block's configuration, as its task headers have it
 * @param variables all process variables that the block can see
 * @param attempt 1 for the first; what {@link JobResult.TryAgain} counted and {@link
 *     JobResult.Parked} did not. Begins anew when ops retry an incident
 * @param since when the block became due; for a diagram that does not record it, when it was first
 *     seen here
 */
public record Job(
    Element element,
    Map<String, String> headers,
    ObjectNode variables,
    int attempt,
    Instant since) {

  /** Copies the headers. */
  public Job {
    headers = Map.copyOf(headers);
  }

  /**
   * Where a block stands.
   *
   * @param process the process it is drawn in
   * @param definitionKey the engine's key of the version of that process
   * @param id the element id in the diagram
   * @param instanceKey the engine's key of this execution of the element
   * @param processInstanceKey the engine's key of the running process
   */
  public record Element(
      ProcessId process,
      long definitionKey,
      String id,
      long instanceKey,
      long processInstanceKey) {}
}
