// SPDX-License-Identifier: Apache-2.0
/** Runs: who is on which journey, where each run waits, and which event moves it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"events", "users", "triggers", "engine", "engine :: jobs"})
package io.journeyrunner.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
