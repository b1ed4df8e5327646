// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.runs.Arrival;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event leads to.
 *
 * @param decisions one for each trigger that listens
 * @param runs what it does to the runs of its user
 * @param movedBefore true if it moved runs, or looked for them, when it came before
 * @param state of the user after the event, read when first asked for
 * @param refused why its state can't be taken; null if it can
 */
record Admitted(
    Arriving arriving,
    List<Decision> decisions,
    Arrival runs,
    boolean movedBefore,
    Supplier<ObjectNode> state,
    @Nullable Finding refused) {

  Admitted {
    decisions = List.copyOf(decisions);
  }

  /** An event that leads to nothing. */
  static Admitted without(Arriving arriving) {
    return refused(arriving, null);
  }

  /** An event whose state can't be taken leads to nothing. */
  static Admitted refused(Arriving arriving, @Nullable Finding finding) {
    return new Admitted(
        arriving, List.of(), Arrival.NONE, false, JsonNodeFactory.instance::objectNode, finding);
  }
}
