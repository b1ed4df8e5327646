// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;

/**
 * Repeats a flow in the boundary event that it leaves. BPMN does not ask for it and not every
 * program writes it, but engine 8.6 says of such an event that it has no flow.
 */
final class FlowEnds {

  private FlowEnds() {}

  static void repeat(DrawnDiagram copy) {
    for (SequenceFlow flow : copy.elements(SequenceFlow.class)) {
      if (flow.getSource() instanceof BoundaryEvent event && !event.getOutgoing().contains(flow)) {
        event.getOutgoing().add(flow);
      }
    }
  }
}
