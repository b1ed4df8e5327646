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
 * @param off why nothing starts, while those that run go on; null if it is on
 */
public record Trigger(
    ProcessId process,
    EventType on,
    @Nullable Condition when,
    Limits limits,
    Entry entry,
    Verdict.@Nullable Reason off) {

  /** One that is paused, or not. */
  public Trigger(
      ProcessId process,
      EventType on,
      @Nullable Condition when,
      Limits limits,
      Entry entry,
      boolean isPaused) {
    this(process, on, when, limits, entry, isPaused ? Verdict.Reason.PAUSED : null);
  }

  /** True if nothing starts. */
  public boolean isOff() {
    return off != null;
  }

  /**
   * What tells it from all other triggers: a process may have several, each with limits of its own.
   */
  public String name() {
    return switch (entry) {
      case Entry.OfRule ignored -> process.value();
      case Entry.OfJourney(String start, long ignored, String unused, EntryMode mode) ->
          "entry:" + process + "/" + start;
    };
  }

  /** The engine's key of the version that it starts; 0 while that is not deployed yet. */
  public long definitionKey() {
    return entry.definitionKey();
  }

  /** True if nobody may enter by it who is on the journey. */
  public boolean keepsOthersOut() {
    return entry instanceof Entry.OfJourney journey && journey.mode() != EntryMode.EVERY_EVENT;
  }

  /** The same trigger, for every event of its type. */
  public Trigger withoutCondition() {
    return new Trigger(process, on, null, limits, entry, off);
  }

  /**
   * The same trigger, for this version of its journey.
   *
   * @param whyOff why nobody enters; null if users do
   */
  public Trigger starting(long definitionKey, Verdict.@Nullable Reason whyOff) {
    return switch (entry) {
      case Entry.OfRule ignored -> throw new IllegalStateException(process + " is a rule");
      case Entry.OfJourney(String start, long unused, String element, EntryMode mode) ->
          new Trigger(
              process,
              on,
              when,
              limits,
              new Entry.OfJourney(start, definitionKey, element, mode),
              whyOff);
    };
  }

  /** How the engine starts the process: always exactly one version of it. */
  public sealed interface Entry {

    /** The engine's key of the version; 0 while it is not deployed yet. */
    long definitionKey();

    /** A new process for every event. */
    record OfRule(long definitionKey) implements Entry {}

    /**
     * A run of a journey.
     *
     * @param start the id of the start event in the drawing
     * @param element the element before which the run begins; null for the none start event of the
     *     prepared copy
     * @param mode how often a user may enter
     */
    record OfJourney(String start, long definitionKey, @Nullable String element, EntryMode mode)
        implements Entry {}
  }
}
