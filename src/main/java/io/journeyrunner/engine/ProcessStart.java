// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to start exactly one version of a process.
 *
 * @param process the process to start
 * @param definitionKey the version, from {@link DeployedProcess}
 * @param element the element before which it starts; null for its none start event
 * @param variables the process variables to start with
 */
public record ProcessStart(
    ProcessId process, long definitionKey, @Nullable String element, ObjectNode variables) {

  /** Starts it at its none start event. */
  public ProcessStart(ProcessId process, long definitionKey, ObjectNode variables) {
    this(process, definitionKey, null, variables);
  }
}
