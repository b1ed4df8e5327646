// SPDX-License-Identifier: Apache-2.0
/**
 * Calls to the engine, whatever they are about: what became of them, when they are made again, what
 * their variables may hold, how what makes them is closed.
 */
@NullMarked
package io.journeyrunner.engine.calls;

import org.jspecify.annotations.NullMarked;
