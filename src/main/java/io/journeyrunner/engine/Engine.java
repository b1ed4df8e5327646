// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The Camunda 8 engine, embedded or external. Thread-safe. */
public interface Engine {

  /**
   * Starts a process and answers when the engine has acknowledged it. Never fails: what goes wrong
   * is a {@link StartResult}.
   */
  CompletionStage<StartResult> start(ProcessStart start);

  /**
   * Publishes a message and answers when the engine has acknowledged it, whether or not anything
   * waits for it. Never fails: what goes wrong is the result.
   */
  CompletionStage<CommandResult> publish(EventMessage message);

  /**
   * Looks whether a process instance or an element of it is active. Changes nothing; costs one
   * command, since engine 8.6 has no query that sees what it did a moment ago. Never fails.
   *
   * @param key of the process instance, or of the element instance
   */
  CompletionStage<InstanceLife> look(long key);

  /**
   * Deploys diagrams together, all or none. A diagram that the engine has already makes no new
   * version.
   *
   * @return one for each process, in the order of the resources
   * @throws InvalidProcess if the engine refuses one, in the engine's words
   * @throws EngineUnavailable if the engine is away or pushes back
   */
  List<DeployedProcess> deploy(List<ProcessResource> resources);

  /** Ends a running process where it stands. Never fails: what goes wrong is the result. */
  CompletionStage<CommandResult> cancel(long instanceKey);

  /**
   * Moves a running process to another version. Never fails: what goes wrong is the result, and
   * leaves the process as it was.
   */
  CompletionStage<CommandResult> migrate(long instanceKey, Migration migration);
}
