// SPDX-License-Identifier: Apache-2.0
/** User state: the current properties of each user, and how they are changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problems"})
package io.journeyrunner.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
