// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which elements make a run wait each time that it comes to them. */
final class Waits {

  private final Map<FlowNode, List<FlowNode>> before;

  Waits(DrawnDiagram drawn) {
    this.before =
        drawn.elements(SequenceFlow.class).stream()
            .filter(flow -> flow.getSource() != null && flow.getTarget() != null)
            .collect(
                Collectors.groupingBy(
                    SequenceFlow::getTarget,
                    Collectors.mapping(SequenceFlow::getSource, Collectors.toList())));
  }

  boolean isWait(FlowNode node) {
    return waitsItself(node) || (node instanceof ParallelGateway && joinsWait(node));
  }

  private static boolean waitsItself(FlowNode node) {
    return switch (node) {
      case ReceiveTask task -> true;
      case UserTask task -> true;
      case CallActivity call -> true; // the called process is checked by itself
      case StartEvent start -> false; // what starts it is a way in the graph
      case SubProcess scope when !scope.triggeredByEvent() ->
          scope.getChildElementsByType(FlowNode.class).stream().anyMatch(Waits::waitsItself);
      case CatchEvent event ->
          event.getChildElementsByType(EventDefinition.class).stream().anyMatch(Waits::waits);
      default -> false;
    };
  }

  private static boolean waits(EventDefinition definition) {
    return switch (definition) {
      // A date is in the past one day, and then no round of a loop waits for it.
      case TimerEventDefinition timer -> timer.getTimeDate() == null && !isZero(timer);
      case MessageEventDefinition message -> true;
      case SignalEventDefinition signal -> true;
      default -> false;
    };
  }

  private static boolean isZero(TimerEventDefinition timer) {
    TimeDuration duration = timer.getTimeDuration();
    try {
      return duration != null && !Duration.parse(duration.getTextContent().strip()).isPositive();
    } catch (DateTimeException e) {
      return false; // FEEL, or days and months
    }
  }

  /** A join goes on when all have come: if one of its branches waits, so does each round. */
  private boolean joinsWait(FlowNode join) {
    List<FlowNode> sources = before.getOrDefault(join, List.of());
    return sources.size() > 1 && sources.stream().anyMatch(this::isBehindWait);
  }

  private boolean isBehindWait(FlowNode begin) {
    Set<FlowNode> seen = new HashSet<>();
    FlowNode node = begin;
    while (seen.add(node)) {
      if (waitsItself(node)) {
        return true;
      }
      List<FlowNode> sources = before.getOrDefault(node, List.of());
      if (sources.size() != 1) {
        return false;
      }
      node = sources.getFirst();
    }
    return false;
  }
}
