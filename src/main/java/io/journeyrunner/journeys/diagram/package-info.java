// SPDX-License-Identifier: Apache-2.0
/** Reads what designers draw, and prepares it for the engine. */
@NullMarked
package io.journeyrunner.journeys.diagram;

import org.jspecify.annotations.NullMarked;
