// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/**
 * A process as the engine has it.
 *
 * @param id its id
 * @param definitionKey the engine's key of exactly this version
 * @param version 1 for the first version of this id in the engine
 */
public record DeployedProcess(ProcessId id, long definitionKey, int version) {}
