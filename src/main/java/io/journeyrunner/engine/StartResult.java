// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the engine said to a {@link ProcessStart} or an {@link EventMessage}. */
public sealed interface StartResult {

  /**
   * The engine has it for good.
   *
   * @param instanceKey the process instance
   */
  record Started(long instanceKey) implements StartResult {}

  /**
   * The engine has the message. It does not say what came of it.
   *
   * @param key its key: what the engine began on the same correlation key before has a smaller one,
   *     what it began because of it or later a greater one; null if the engine had a message of
   *     this id already
   */
  record Published(@Nullable Long key) implements StartResult {}

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
