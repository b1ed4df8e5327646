// SPDX-License-Identifier: Apache-2.0
/** The only way to Camunda 8: connection, deploying, starting, commands about what runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems"})
package io.journeyrunner.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
