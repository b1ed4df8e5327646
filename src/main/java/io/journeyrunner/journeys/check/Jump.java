// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Escalation;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Signal;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way without a flow: from an event that throws a link, signal or escalation to one that catches
 * it.
 */
record Jump(FlowNode from, FlowNode to) {

  static List<Jump> of(DrawnDiagram drawn) {
    List<Jump> jumps = new ArrayList<>();
    List<CatchEvent> catches = drawn.elements(CatchEvent.class);
    for (ThrowEvent thrown : drawn.elements(ThrowEvent.class)) {
      for (EventDefinition definition : definitions(thrown)) {
        catches.stream()
            .filter(event -> definitions(event).stream().anyMatch(one -> meets(definition, one)))
            .filter(event -> definition instanceof LinkEventDefinition || isStart(event))
            .forEach(event -> jumps.add(new Jump(thrown, event)));
      }
    }
    return jumps;
  }

  /** A boundary event is on the way from its activity, too; an event in the flow waits. */
  private static boolean isStart(CatchEvent event) {
    return event instanceof StartEvent;
  }

  private static boolean meets(EventDefinition thrown, EventDefinition caught) {
    return switch (thrown) {
      case LinkEventDefinition link ->
          caught instanceof LinkEventDefinition other
              && link.getName() != null
              && link.getName().equals(other.getName());
      case SignalEventDefinition signal ->
          caught instanceof SignalEventDefinition other
              && name(signal) != null
              && name(other) != null
              && String.valueOf(name(signal)).equals(name(other));
      case EscalationEventDefinition escalation ->
          caught instanceof EscalationEventDefinition other
              && (code(other) == null || String.valueOf(code(escalation)).equals(code(other)));
      default -> false;
    };
  }

  private static @Nullable String name(SignalEventDefinition definition) {
    Signal signal = definition.getSignal();
    return signal == null ? null : signal.getName();
  }

  private static @Nullable String code(EscalationEventDefinition definition) {
    Escalation escalation = definition.getEscalation();
    return escalation == null ? null : escalation.getEscalationCode();
  }

  private static List<EventDefinition> definitions(FlowNode event) {
    return List.copyOf(event.getChildElementsByType(EventDefinition.class));
  }
}
