// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * New properties in place of all that a user's state had.
 *
 * @param user whose state changes
 * @param properties what it has from then on
 * @param setAt when that happened
 */
record StateReplacement(UserId user, ObjectNode properties, Instant setAt) implements StateChange {
  @Override
  public TimedState applyTo(TimedState state, long time) {
    return state.replaced(properties, time);
  }
}
