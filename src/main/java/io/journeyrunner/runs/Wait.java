// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.ShortName;
import org.jspecify.annotations.Nullable;

/**
 * A place in a drawing that can be open for an event.
 *
 * @param process the process it is drawn in
 * @param element its id
 * @param opener the element whose start listener reports that it opens
 * @param on the event type it waits for
 * @param when the condition; null if every event of the type will do
 * @param kind what it is
 * @param interrupting true if it takes one event, false for a notice that takes each
 * @param position among those with the same opener: of several branches of a gateway the first
 *     takes the event
 * @param readsState true if its process reads the user's state as a variable
 * @param notice the variable with the event of the notice that alone leads here; null if more do
 */
public record Wait(
    ProcessId process,
    String element,
    Opener opener,
    EventType on,
    @Nullable Condition when,
    Kind kind,
    boolean interrupting,
    int position,
    boolean readsState,
    @Nullable String notice) {

  /** What a wait is: it decides which key its message is correlated by, and what it closes. */
  public enum Kind {
    /** A catch event or a receive task. */
    CATCH,
    /** A branch of an event-based gateway. */
    BRANCH,
    /** An event at the border of an activity. */
    BOUNDARY,
    /** An event at the border of all instances of an activity together. */
    BODY_BOUNDARY,
    /** The start of an event sub-process. */
    SCOPE;

    /**
     * True if the engine evaluates the correlation key outside of what the listener reports: there
     * it sees the variable of the scope only.
     */
    public boolean isKeyedByScope() {
      return this == BOUNDARY || this == BODY_BOUNDARY || this == SCOPE;
    }
  }

  /**
   * What opens a wait: itself, the gateway before it, the activity that it is attached to, or the
   * scope of the event sub-process.
   *
   * @param element its id
   * @param isScope true if it has a scope of its own in which its listener runs
   */
  public record Opener(String element, boolean isScope) {}

  /** The variable that the start listener sets: the key of this one instance of the wait. */
  public static final String KEY = "journeyrunner_wait";

  /** The variable that each scope of a run has: its path from the run down. */
  public static final String SCOPE = "journeyrunner_scope";

  /** The message of the prepared copy; the same in all versions, since keys are never shared. */
  public String messageName() {
    return messageName(process.value(), element);
  }

  /** The same for a place of which no more is known. */
  public static String messageName(String process, String element) {
    return "wait:" + ShortName.of(process + "/" + element);
  }

  /** The message that older versions of this application gave events to this place by. */
  String legacyMessageName() {
    return LegacyNames.of(this);
  }
}
