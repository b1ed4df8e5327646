// SPDX-License-Identifier: Apache-2.0
/** Finds what is wrong with a diagram before the engine is asked. */
@NullMarked
package io.journeyrunner.journeys.check;

import org.jspecify.annotations.NullMarked;
