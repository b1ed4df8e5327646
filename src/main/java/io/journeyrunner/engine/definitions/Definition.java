// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.engine.DeployedProcess;
import org.jspecify.annotations.Nullable;

/**
 * A version of a process that the engine has, from any program.
 *
 * @param process its id, key and version
 * @param file the name it was deployed under; null where the engine does not tell
 */
public record Definition(DeployedProcess process, @Nullable String file) {}
