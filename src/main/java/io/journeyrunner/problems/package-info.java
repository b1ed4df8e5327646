// SPDX-License-Identifier: Apache-2.0
/** Mistakes of a caller, told as RFC 9457 problem details: what, where, how to mend. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.journeyrunner.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
