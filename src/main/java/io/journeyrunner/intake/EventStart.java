// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an event does something, once.
 *
 * @param target what it does, see {@link Target}
 * @param claimedAt when a request took it upon itself to do it
 * @param started true once the engine has acknowledged it
 * @param instanceKey the process instance; null until it has started, and where it is not known
 */
record EventStart(Target target, Instant claimedAt, boolean started, @Nullable Long instanceKey) {}
