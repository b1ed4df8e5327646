// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import org.jspecify.annotations.Nullable;

/** What became of the wish that a user enters a journey. */
public sealed interface EntryOutcome {

  /**
   * The user entered, by this wish, now or when it was made before.
   *
   * @param instance the engine's key of the run; null if an older version of this application
   *     started it and did not learn it
   */
  record Entered(@Nullable String instance) implements EntryOutcome {}

  /** The trigger says no. */
  record Skipped(String reason, String detail) implements EntryOutcome {}

  /** The same wish may succeed later. */
  record Later(String detail) implements EntryOutcome {}

  /** The engine will never take it. */
  record Failed(String reason, String detail) implements EntryOutcome {}
}
