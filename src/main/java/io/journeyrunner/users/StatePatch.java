// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of one user's state by JSON Merge Patch (RFC 7396).
 *
 * @param user whose state changes
 * @param patch null removes a property, objects merge, all else replaces
 * @param setAt when the properties were set: the time of the event that brings them. A time that is
 *     still to come counts as now
 */
public record StatePatch(UserId user, ObjectNode patch, Instant setAt) implements StateChange {
  @Override
  public ObjectNode properties() {
    return patch;
  }

  @Override
  public TimedState applyTo(TimedState state, long time) {
    return state.merged(patch, time);
  }
}
