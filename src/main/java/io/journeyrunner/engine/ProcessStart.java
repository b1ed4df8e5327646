// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import tools.jackson.databind.node.ObjectNode;

/** A wish to start a process for an event. */
public sealed interface ProcessStart {

  /** The process to start. */
  ProcessId process();

  /** The process variables to start it with. */
  ObjectNode variables();

  /**
   * Starts exactly this version at its none start event.
   *
   * @param definitionKey the version, from {@link DeployedProcess}
   */
  record ByDefinition(ProcessId process, long definitionKey, ObjectNode variables)
      implements ProcessStart {}

  /**
   * Starts the newest version at the message start event of this name. The engine runs at most one
   * instance per correlation key, and drops a message whose id it has already.
   */
  record ByMessage(
      ProcessId process,
      String messageName,
      String correlationKey,
      String messageId,
      ObjectNode variables)
      implements ProcessStart {}
}
