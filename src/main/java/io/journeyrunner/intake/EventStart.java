// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an event starts a process, once.
 *
 * @param process what it starts
 * @param claimedAt when a request took it upon itself to start it
 * @param started true once the engine has acknowledged it
 * @param instanceKey the process instance; null until it has started, and where the engine gives
 *     none
 */
record EventStart(
    ProcessId process, Instant claimedAt, boolean started, @Nullable Long instanceKey) {}
