// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to one user.
 *
 * @param id the sender's id, the same when the sender sends it again
 * @param type what kind of thing happened
 * @param user whom it happened to
 * @param time when it happened, by the sender's clock
 * @param brand the brand it happened in; null if the sender has none
 * @param data the details; empty if there are none. Not to be changed by anyone who gets it
 */
public record Event(
    EventId id,
    EventType type,
    UserId user,
    Instant time,
    @Nullable String brand,
    ObjectNode data) {}
