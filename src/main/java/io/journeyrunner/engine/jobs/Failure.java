// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a job, told to two readers.
 *
 * @param message for designers and ops: what was tried, what came back, what to do. May reach an
 *     incident, the delivery log and API answers, so it holds no secret and no user data
 * @param detail for the operators' log only; null if there is no more to say
 */
public record Failure(String message, @Nullable String detail) {}
