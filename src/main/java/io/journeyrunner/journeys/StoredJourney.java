// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;

/**
 * A journey as it is kept.
 *
 * @param process its id
 * @param diagram the hash of the drawing it comes from
 * @param definitionKey the engine's key of its newest version
 * @param version the engine's number of its newest version
 * @param source who deployed it: {@code api:<name>}, {@code file:<path in the folder>}, or {@code
 *     engine} if it was found there
 * @param state whether users enter it
 */
record StoredJourney(
    ProcessId process,
    String diagram,
    long definitionKey,
    int version,
    String source,
    JourneyState state) {}
