// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import org.jspecify.annotations.Nullable;

/** One entry of what a sender posted. */
public sealed interface ReceivedEvent permits IncomingEvent, ReceivedEvent.Rejected {

  /**
   * An entry that is no event.
   *
   * @param id its id; null if it has none that can be read
   * @param finding what is wrong with it
   */
  record Rejected(@Nullable String id, Finding finding) implements ReceivedEvent {}
}
