// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** A diagram is small enough for the other checks, some of which compare all with all. */
final class Size implements Check {

  private static final int MOST = 2000;

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    int elements = drawn.model().getModelElementsByType(FlowNode.class).size();
    return elements <= MOST
        ? List.of()
        : List.of(
            Flaw.error(
                "",
                "has " + elements + " elements, more than " + MOST,
                "draw parts of it as journeys of their own, and call them"));
  }
}
