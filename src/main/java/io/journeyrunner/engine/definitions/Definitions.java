// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.Optional;

/**
 * Which processes the engine has, also those of other programs, as far as it can be asked.
 * Thread-safe.
 */
public interface Definitions {

  /**
   * Who can be asked now; empty if nobody can, which is told in the log, once.
   *
   * @throws EngineUnavailable if the engine is away, so that its version is not known
   */
  Optional<DefinitionSource> source();
}
