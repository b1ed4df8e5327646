// SPDX-License-Identifier: Apache-2.0
/** The small blocks of journeys: Limit, Split, Convert, Refresh state. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"events", "users", "engine", "engine :: jobs", "problems"})
package io.journeyrunner.blocks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
