// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message for what waits in the engine.
 *
 * @param name what waits is subscribed to
 * @param correlationKey whom it concerns
 * @param id the engine drops a message whose id it has still got, for the same name and key
 * @param timeToLive how long it is kept for a wait that begins later; zero for not at all
 * @param variables what it brings
 */
public record EventMessage(
    String name, String correlationKey, String id, Duration timeToLive, ObjectNode variables) {}
