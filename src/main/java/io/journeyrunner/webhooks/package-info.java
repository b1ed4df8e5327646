// SPDX-License-Identifier: Apache-2.0
/** The WebHook activity: renders a call, sends it, and decides what the outcome means. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "documents",
      "events",
      "users",
      "engine",
      "engine :: jobs",
      "problems"
    })
package io.journeyrunner.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
