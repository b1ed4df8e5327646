// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An element of a journey at which a run waits for an event of its user.
 *
 * @param process the journey it is drawn in
 * @param element its id in the diagram
 * @param on the event type it waits for
 * @param when the condition; null if every event of the type will do
 * @param messageName the message that the engine correlates with it, by the user's id; several
 *     waits without a condition may share one
 */
public record Wait(
    ProcessId process,
    String element,
    EventType on,
    @Nullable Condition when,
    String messageName) {}
