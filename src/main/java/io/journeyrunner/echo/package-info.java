// SPDX-License-Identifier: Apache-2.0
/** The echo service: shows integrators what was sent to it, and plays a difficult endpoint. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems"})
package io.journeyrunner.echo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
