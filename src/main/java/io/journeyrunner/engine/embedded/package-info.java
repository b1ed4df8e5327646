// SPDX-License-Identifier: Apache-2.0
/** Starts, adopts and stops the official engine distribution as a child process. */
@NullMarked
package io.journeyrunner.engine.embedded;

import org.jspecify.annotations.NullMarked;
