// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A place in a process that waits for an event.
 *
 * @param process it stands in
 * @param element its id
 * @param on the event type
 * @param when the condition; null if every event of the type will do
 * @param messageName under which an event must be published so that it gets there
 */
public record Waiting(
    ProcessId process,
    String element,
    EventType on,
    @Nullable Condition when,
    String messageName) {}
