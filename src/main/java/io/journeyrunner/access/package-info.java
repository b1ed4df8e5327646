// SPDX-License-Identifier: Apache-2.0
/** The door: who may do what, by which key, within which limits, and who changed what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems"})
package io.journeyrunner.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
