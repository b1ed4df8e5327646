// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** A signal moves the runs of all users, which is seldom meant. */
final class Signals implements Check {

  private final boolean isAllowed;

  Signals(boolean isAllowed) {
    this.isAllowed = isAllowed;
  }

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return isAllowed
        ? List.of()
        : drawn.elements(SignalEventDefinition.class).stream()
            .map(
                signal ->
                    Flaw.error(
                        Owner.id(signal),
                        "is a signal, which reaches the runs of all users, not of one",
                        "use a message, such as the template Wait: event; if all users are meant,"
                            + " set journeyrunner.journeys.check.signals"))
            .toList();
  }
}
