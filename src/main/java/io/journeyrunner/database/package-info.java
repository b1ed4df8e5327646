// SPDX-License-Identifier: Apache-2.0
/** Waits at the start until the database answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.journeyrunner.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
