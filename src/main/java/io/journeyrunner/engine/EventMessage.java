// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message for what waits in the engine.
 *
 * @param name what waits is subscribed to
 * @param correlationKey which of those that wait
 * @param id the engine drops a message whose id it still has, for the same name and key
 * @param timeToLive how long the engine keeps it for a subscription that opens later
 * @param variables what it brings
 */
public record EventMessage(
    String name, String correlationKey, String id, Duration timeToLive, ObjectNode variables) {}
