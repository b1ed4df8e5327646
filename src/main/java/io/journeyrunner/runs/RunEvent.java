// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.events.Event;
import java.time.Instant;
import java.util.List;

/**
 * An event that came while a run was on its way.
 *
 * @param depth how many events of the system led to it
 * @param messages what tells it to the engine; empty for one that has moved nothing in the run yet
 *     and is kept for a wait that opens a moment later
 * @param cameAt when it was taken
 */
public record RunEvent(
    RunId run, Event event, int depth, List<RunMessage> messages, Instant cameAt) {

  /** Copies the list. */
  public RunEvent {
    messages = List.copyOf(messages);
  }

  /** True if it moves the run. */
  boolean moves() {
    return !messages.isEmpty();
  }
}
