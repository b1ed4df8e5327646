// SPDX-License-Identifier: Apache-2.0
/** Automation rules, and the single-task process that each becomes. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "documents",
      "events",
      "users",
      "triggers",
      "webhooks",
      "engine",
      "problems"
    })
package io.journeyrunner.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
