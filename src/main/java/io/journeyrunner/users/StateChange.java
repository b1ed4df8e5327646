// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A change of one user's state. */
sealed interface StateChange permits StatePatch, StateReplacement {

  /** Whose state changes. */
  UserId user();

  /** What it brings. */
  ObjectNode properties();

  /** When it was set, by the sender's clock. */
  Instant setAt();

  /** What becomes of a state, if this was made at a time in milliseconds since 1970. */
  TimedState applyTo(TimedState state, long time);

  /** When it was made, in milliseconds since 1970: never in the future, which no clock has seen. */
  default long time(Instant now) {
    Instant made = setAt().isAfter(now) ? now : setAt();
    return made.isBefore(Instant.EPOCH) ? 0 : made.toEpochMilli();
  }
}
