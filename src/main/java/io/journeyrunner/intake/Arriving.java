// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event on its way in.
 *
 * @param event what happened
 * @param depth how many events of the system led to it; 0 for a sender's event
 * @param state what it changes in the user's state; null for nothing
 * @param changesStateOnly true if it starts and moves nothing
 * @param only the one trigger that it is for; null if all that listen to its type are asked, and
 *     all runs of its user
 */
record Arriving(
    Event event,
    int depth,
    @Nullable ObjectNode state,
    boolean changesStateOnly,
    @Nullable Trigger only) {

  /** An event of a sender or of the system itself. */
  static Arriving of(Event event, int depth) {
    return new Arriving(event, depth, null, false, null);
  }

  /** A wish that a user enters one journey. */
  static Arriving entry(Trigger trigger, Event event) {
    return new Arriving(event, 0, null, false, trigger);
  }

  EventKey key() {
    return EventKey.of(event);
  }
}
