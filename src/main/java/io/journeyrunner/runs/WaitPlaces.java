// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.util.List;
import java.util.Optional;

/** What is drawn in a deployed version. Implemented by the journeys. Thread-safe. */
public interface WaitPlaces {

  /**
   * The waits of one version of a process.
   *
   * @param definitionKey the engine's key of the version
   * @return empty if the version is not known, or not yet
   */
  Optional<List<Wait>> waitsOf(long definitionKey);
}
