// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A boundary event leads somewhere; engine 8.6 refuses one that does not. */
final class BoundaryFlows implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    Set<FlowNode> sources =
        drawn.model().getModelElementsByType(SequenceFlow.class).stream()
            .map(SequenceFlow::getSource)
            .collect(Collectors.toUnmodifiableSet());
    return drawn.model().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> !sources.contains(event))
        .filter(event -> event.getChildElementsByType(CompensateEventDefinition.class).isEmpty())
        .map(
            event ->
                Flaw.error(
                    event.getId(),
                    "is a boundary event from which no flow leads on",
                    "draw a flow from it, such as to an end event"))
        .toList();
  }
}
