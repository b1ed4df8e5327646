// SPDX-License-Identifier: Apache-2.0
/** Many users enter a journey: from a list or a segment, at a time, at a pace. */
@NullMarked
package io.journeyrunner.journeys.batches;

import org.jspecify.annotations.NullMarked;
