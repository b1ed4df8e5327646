// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import org.jspecify.annotations.Nullable;

/** What became of the wish that a user enters a journey. */
public sealed interface EntryOutcome {

  /**
   * The user is in, by this wish, now or when it was made before.
   *
   * @param instance the engine's key of the run; null if it is not known
   * @param unconfirmed true if it is not known either whether the user was in already, and so was
   *     kept out
   */
  record Entered(@Nullable String instance, boolean unconfirmed) implements EntryOutcome {}

  /** The trigger says no. */
  record Skipped(String reason, String detail) implements EntryOutcome {}

  /** The same wish may succeed later. */
  record Later(String detail) implements EntryOutcome {}

  /** The engine will never take it. */
  record Failed(String reason, String detail) implements EntryOutcome {}
}
