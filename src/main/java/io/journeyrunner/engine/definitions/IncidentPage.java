// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the incidents that nobody has mended.
 *
 * @param incidents the newest first
 * @param next what to ask the next page with; null if this is the last one
 */
record IncidentPage(List<EngineIncident> incidents, @Nullable String next) {

  IncidentPage {
    incidents = List.copyOf(incidents);
  }
}
