// SPDX-License-Identifier: Apache-2.0
/** What starts when an event comes: conditions, limits, and the verdict that says why not. */
@NullMarked
@ApplicationModule(allowedDependencies = {"events", "users", "engine", "problems"})
package io.journeyrunner.triggers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
