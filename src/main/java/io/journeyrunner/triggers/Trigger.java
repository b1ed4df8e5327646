// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What must happen so that a process starts.
 *
 * @param process the process that starts
 * @param on the event type it listens to
 * @param when the condition; null if every event of the type will do
 * @param limits how often and when at most
 * @param entry how the engine starts it
 * @param paused true if nothing starts, while those that run go on
 */
public record Trigger(
    ProcessId process,
    EventType on,
    @Nullable Condition when,
    Limits limits,
    Entry entry,
    boolean paused) {

  /** How the engine starts the process. */
  public sealed interface Entry {

    /** A new run for every event, of exactly this version. */
    record EveryEvent(long definitionKey) implements Entry {}

    /** At most one run at a time per user, by the message start event of this name. */
    record OneAtATime(String messageName) implements Entry {}
  }
}
