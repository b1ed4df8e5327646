// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import org.jspecify.annotations.Nullable;

/**
 * What one wait says to an event.
 *
 * @param place who says it
 * @param whyNot why the event does not concern it; null if it does
 */
public record WaitVerdict(Wait place, @Nullable String whyNot) {

  /** True if a run that stands at the wait goes on by the event. */
  public boolean concerned() {
    return whyNot == null;
  }
}
