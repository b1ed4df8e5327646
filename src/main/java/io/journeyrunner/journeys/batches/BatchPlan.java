// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How users are to enter. Immutable.
 *
 * @param start the start event by which they enter; null if the journey has one entry only
 * @param at when the first one enters; null for at once
 * @param perSecond how many enter in a second; null for the usual number
 * @param segment FEEL over {@code state} and {@code user_id}: every user for whom it holds when the
 *     batch begins enters; null if the users are listed
 * @param data what stands in the place of an event's details; null for none
 * @param brand what stands in the place of an event's brand; null for none
 * @param ignoreCondition true if the condition of the entry need not hold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchPlan(
    @Nullable String start,
    @Nullable Instant at,
    @Nullable Integer perSecond,
    @Nullable String segment,
    @Nullable ObjectNode data,
    @Nullable String brand,
    boolean ignoreCondition) {}
