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

  /**
   * What tells it from all other triggers: a process may have several, each with limits of its own.
   */
  public String name() {
    return switch (entry) {
      case Entry.EveryEvent ignored -> process.value();
      case Entry.ByMessage(String messageName, EntryMode ignored) -> messageName;
    };
  }

  /** True if the engine starts nothing for a user who is in the process by another message. */
  public boolean isOneAtATime() {
    return entry instanceof Entry.ByMessage message && message.mode() != EntryMode.EVERY_EVENT;
  }

  /** The same trigger, for every event of its type. */
  public Trigger withoutCondition() {
    return new Trigger(process, on, null, limits, entry, paused);
  }

  /** How the engine starts the process. */
  public sealed interface Entry {

    /** A new run for every event, of exactly this version. */
    record EveryEvent(long definitionKey) implements Entry {}

    /** By the message start event of this name, in the newest version. */
    record ByMessage(String messageName, EntryMode mode) implements Entry {}
  }
}
