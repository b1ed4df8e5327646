// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.time.Duration;

/** What the engine said to a {@link ProcessStart}. */
public sealed interface StartResult {

  /**
   * The engine has it for good.
   *
   * @param instanceKey the process instance
   */
  record Started(long instanceKey) implements StartResult {}

  /**
   * The engine is away or pushes back; the same start may be tried again.
   *
   * @param certain true if surely nothing started, false if the answer was lost on the way
   * @param retryAfter when to try again
   */
  record Unavailable(String reason, boolean certain, Duration retryAfter) implements StartResult {}

  /** The engine will never take this start, whenever it is tried. */
  record Refused(String reason) implements StartResult {}
}
