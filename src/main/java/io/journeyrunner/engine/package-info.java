// SPDX-License-Identifier: Apache-2.0
/** The only way to Camunda 8: connection, embedded engine, deploying, starting, block workers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems"})
package io.journeyrunner.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
