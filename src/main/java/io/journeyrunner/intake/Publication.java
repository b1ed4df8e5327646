// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.Wait;
import java.util.List;

/**
 * An event that is published for waits.
 *
 * @param name under which message name
 * @param waits who is concerned, one or more
 * @param moment when, and whether it is kept for waits that begin later
 */
record Publication(String name, List<Wait> waits, Moment moment) {

  Publication {
    waits = List.copyOf(waits);
  }

  /** When it is published. */
  enum Moment {
    /** At once, and kept for a while: the event starts none of the journeys that wait. */
    KEPT,
    /** Before the starts, and not kept: what the event starts must not go on by it. */
    BEFORE_STARTS,
    /** Only if the event does not start the journey after all. */
    UNLESS_STARTED
  }
}
