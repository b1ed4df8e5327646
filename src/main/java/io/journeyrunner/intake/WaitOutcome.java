// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.Wait;
import java.util.List;

/** What became of one message to waits when an event came. */
sealed interface WaitOutcome {

  /**
   * The engine has it.
   *
   * @param waits whom it concerns
   * @param now true if this request published it, false if it was when the event came before
   */
  record Published(List<Wait> waits, boolean now) implements WaitOutcome {}

  /** It could not be published. */
  record Failed(List<Wait> waits, String reason, String detail) implements WaitOutcome {}
}
