// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which variables of a run a condition reads.
 *
 * @param all true if it looks at {@code vars} as a whole, so that every variable may matter
 * @param names the top-level names that it reads; empty if {@code all}, or if it reads none
 */
public record VariablesRead(boolean all, Set<String> names) {

  /** Copies the names. */
  public VariablesRead {
    names = Set.copyOf(names);
  }

  /** True if the condition can be judged without the run. */
  public boolean none() {
    return !all && names.isEmpty();
  }

  /** What it reads of these variables; empty if it reads none. */
  public Optional<ObjectNode> of(ObjectNode variables) {
    return none()
        ? Optional.empty()
        : Optional.of(all ? variables : variables.deepCopy().retain(names));
  }
}
