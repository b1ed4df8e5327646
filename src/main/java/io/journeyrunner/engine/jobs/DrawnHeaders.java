// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.util.Map;
import java.util.Optional;

/**
 * The configuration of blocks as a version of a process has it. The engine keeps that of the old
 * version in a job that was moved with its run. Thread-safe.
 */
public interface DrawnHeaders {

  /**
   * The task headers of an element.
   *
   * @param definitionKey the engine's key of the version
   * @return empty if the version is not known here; then those of the job count
   */
  Optional<Map<String, String>> of(long definitionKey, String element);
}
