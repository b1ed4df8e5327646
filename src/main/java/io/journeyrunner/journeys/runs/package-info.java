// SPDX-License-Identifier: Apache-2.0
/** Which journeys run for whom, as their first and last moments tell. */
@NullMarked
package io.journeyrunner.journeys.runs;

import org.jspecify.annotations.NullMarked;
