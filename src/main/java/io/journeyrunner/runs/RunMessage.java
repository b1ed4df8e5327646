// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

/**
 * The message by which the engine moves one wait of a run.
 *
 * @param name of the message in the prepared copy
 * @param key its correlation key
 * @param withState true if it brings the user's state
 */
public record RunMessage(String name, String key, boolean withState) {}
