// SPDX-License-Identifier: Apache-2.0
/** The vocabulary of events and the formats they arrive in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems", "users"})
package io.journeyrunner.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
