// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who tells which processes the engine has, also those of other programs. It may lag some seconds
 * behind. Thread-safe.
 */
public interface DefinitionSource {

  /**
   * All versions of all processes, the newest first, some at a time.
   *
   * @param after what the page before says is next; null for the first page
   * @throws EngineUnavailable if nobody answers, or not as expected
   */
  DefinitionPage newest(@Nullable String after);

  /**
   * The BPMN 2.0 XML that was deployed; empty if that definition is there no longer.
   *
   * @throws EngineUnavailable if nobody answers, or not as expected
   */
  Optional<String> bpmn(long definitionKey);
}
