// SPDX-License-Identifier: Apache-2.0
/** Journeys: BPMN processes of designers, deployed and entered by events. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "documents",
      "events",
      "users",
      "triggers",
      "intake",
      "runs",
      "webhooks",
      "blocks",
      "engine",
      "engine :: jobs",
      "engine :: definitions",
      "problems"
    })
package io.journeyrunner.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
