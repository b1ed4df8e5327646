// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A change of one user's state. */
sealed interface StateChange permits StatePatch, StateReplacement {

  /** Whose state changes. */
  UserId user();

  /** When it was set, by the clock of whoever says so. */
  Instant setAt();

  /** What becomes of a state. */
  ObjectNode applyTo(ObjectNode state);
}
