// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/**
 * Something to deploy as soon as the engine can be reached: at every start of the application,
 * before it takes requests. What the engine has already costs nothing.
 */
public interface Deployment {

  /**
   * Deploys. A mistake in a single diagram is the deployer's to report; it must not stop the
   * others.
   *
   * @throws EngineUnavailable if the engine is away; it is called again then
   */
  void deploy();
}
