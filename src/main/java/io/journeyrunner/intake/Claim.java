// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.Verdict;
import org.jspecify.annotations.Nullable;

/** What came of the wish to start a process for an event. */
sealed interface Claim {

  /** This request starts it, and nobody else does. */
  record Granted() implements Claim {}

  /** The event started it before. */
  record AlreadyStarted(@Nullable Long instanceKey) implements Claim {}

  /** Another request is starting it, or was when it broke off a moment ago. */
  record InProgress() implements Claim {}

  /** A limit says no. */
  record Denied(Verdict.Stays verdict) implements Claim {}
}
