// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import org.jspecify.annotations.Nullable;

/** Who tells where runs stand still. It may lag some seconds behind. Thread-safe. */
interface IncidentSource {

  /**
   * All incidents that nobody has mended, the newest first, some at a time.
   *
   * @param after what the page before says is next; null for the first page
   * @throws EngineUnavailable if nobody answers, or not as expected
   */
  IncidentPage incidents(@Nullable String after);
}
