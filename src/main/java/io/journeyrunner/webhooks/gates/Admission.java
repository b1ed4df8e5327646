// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Duration;

/** What a gate says to a call that wants to pass. */
public sealed interface Admission {

  /** It may be sent now; the pass must be given back. */
  record Admitted(Pass pass) implements Admission {}

  /**
   * It may not be sent now.
   *
   * @param after when to ask again
   * @param reason why, in words; holds no URL
   */
  record Refused(Duration after, String reason) implements Admission {}
}
