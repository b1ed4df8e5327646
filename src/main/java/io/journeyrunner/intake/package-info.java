// SPDX-License-Identifier: Apache-2.0
/** Events in: takes events, asks the triggers, starts processes, answers. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"events", "users", "triggers", "runs", "engine", "problems"})
package io.journeyrunner.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
