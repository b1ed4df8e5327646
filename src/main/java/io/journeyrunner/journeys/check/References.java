// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.List;

/** What one element says of another is there and fits, which all that comes later relies on. */
final class References implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (BoundaryEvent event : drawn.model().getModelElementsByType(BoundaryEvent.class)) {
      if (!refers(drawn, event, "attachedToRef", Activity.class)) {
        flaws.add(
            Flaw.error(
                event.getId(),
                "is a boundary event that stands on no task or sub-process",
                "draw it on the border of one, or take it out"));
      }
    }
    for (SequenceFlow flow : drawn.model().getModelElementsByType(SequenceFlow.class)) {
      if (!refers(drawn, flow, "sourceRef", FlowNode.class)
          || !refers(drawn, flow, "targetRef", FlowNode.class)) {
        flaws.add(
            Flaw.error(
                String.valueOf(flow.getId()),
                "is a flow that does not connect two elements",
                "draw it anew from one element to another, or take it out"));
      }
    }
    links(drawn, flaws);
    return flaws;
  }

  private static void links(DrawnDiagram drawn, List<Flaw> flaws) {
    for (LinkEventDefinition link :
        drawn.model().getModelElementsByType(LinkEventDefinition.class)) {
      if (link.getName() == null || link.getName().isBlank()) {
        flaws.add(
            Flaw.error(
                Owner.id(link),
                "is a link without a name",
                "give both ends of the link the same name"));
      }
    }
  }

  private static boolean refers(
      DrawnDiagram drawn, BaseElement from, String attribute, Class<?> kind) {
    String id = from.getAttributeValue(attribute);
    return id != null && kind.isInstance(drawn.model().getModelElementById(id.strip()));
  }
}
