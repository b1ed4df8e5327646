// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a sender posts it.
 *
 * @param event what happened
 * @param state a merge patch (RFC 7396) for the user's state; null if it brings none
 * @param stateOnly true if it changes the state and triggers nothing
 */
public record IncomingEvent(Event event, @Nullable ObjectNode state, boolean stateOnly)
    implements ReceivedEvent {}
