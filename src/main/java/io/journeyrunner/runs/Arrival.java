// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.triggers.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event does to the runs of its user.
 *
 * @param moves one for each run that the event moves; {@link RunMessages} tells the engine
 * @param answers what each run says that may wait for such events
 */
public record Arrival(List<RunEvent> moves, List<Answer> answers) {

  /** An event that concerns no run. */
  public static final Arrival NONE = new Arrival(List.of(), List.of());

  /** Copies the lists. */
  public Arrival {
    moves = List.copyOf(moves);
    answers = List.copyOf(answers);
  }

  /**
   * What a run says to an event.
   *
   * @param process the process that the wait is drawn in; the journey if the run has none open
   * @param element the wait; null if the run has none open for the event
   * @param run whose wait it is
   * @param whyNot why the event does not move it; null if it does
   */
  public record Answer(String process, @Nullable String element, Run run, @Nullable Why whyNot) {}
}
