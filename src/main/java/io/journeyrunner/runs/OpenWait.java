// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wait of a run that is open now.
 *
 * @param elementKey the engine's key of what reported it; the branches of a gateway share it, and a
 *     border of many instances has one row for each
 * @param element the id of the wait in the drawing
 * @param condition the text of the condition; null if every event of the type will do
 * @param vars what the condition reads of the run's variables, as they were when the wait opened;
 *     null if it reads none
 * @param message how the engine is told
 */
record OpenWait(
    long elementKey,
    String element,
    RunId run,
    UserId user,
    Site site,
    Wait.Kind kind,
    boolean interrupting,
    int position,
    EventType type,
    @Nullable String condition,
    @Nullable ObjectNode vars,
    RunMessage message,
    Instant openedAt) {

  /**
   * Where it is.
   *
   * @param process the process that it is drawn in: the journey, or one that it calls
   * @param definitionKey the engine's key of the version of that process
   * @param instanceKey the engine's key of the instance of that process
   */
  record Site(ProcessId process, long definitionKey, long instanceKey) {}

  /** True if this one closes when the other one takes an event. */
  boolean closesWith(OpenWait taken) {
    if (!taken.interrupting) {
      return false;
    }
    return switch (taken.kind) {
      case CATCH -> isSame(taken);
      case BRANCH, BOUNDARY -> elementKey == taken.elementKey;
      case BODY_BOUNDARY -> elementKey == taken.elementKey || message.equals(taken.message);
      // It ends all in its scope, not what is on its border; of a whole process that is known here.
      case SCOPE ->
          (elementKey == taken.elementKey && kind == Wait.Kind.SCOPE)
              || (taken.elementKey == taken.site.instanceKey()
                  && site.instanceKey() == taken.site.instanceKey());
    };
  }

  /** The same after a migration of its instance; the engine keeps its message and key. */
  OpenWait movedTo(Wait now, long definitionKey) {
    return new OpenWait(
        elementKey,
        now.element(),
        run,
        user,
        new Site(site.process(), definitionKey, site.instanceKey()),
        kind,
        interrupting,
        position,
        now.on(),
        now.when() == null ? null : now.when().text(),
        vars,
        message,
        openedAt);
  }

  private boolean isSame(OpenWait other) {
    return elementKey == other.elementKey && element.equals(other.element);
  }
}
