// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.util.Map;

/**
 * A move of running processes to another version. Immutable.
 *
 * @param definitionKey the version to move to, from {@link DeployedProcess}
 * @param elements the id of each element of the old version, and of the one that takes its place;
 *     at least one
 * @throws IllegalArgumentException if there is none
 */
public record Migration(long definitionKey, Map<String, String> elements) {

  /** Copies the mapping. */
  public Migration {
    elements = Map.copyOf(elements);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("a migration maps at least one element, this one none");
    }
  }
}
