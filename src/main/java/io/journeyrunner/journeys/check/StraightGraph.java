// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.ManualTask;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows what as engine 8.6 sees it in its search for loops. Immutable. */
final class StraightGraph {

  private final Map<String, Process> processes;
  private final Map<FlowNode, List<FlowNode>> targets = new HashMap<>();

  StraightGraph(DrawnDiagram drawn) {
    // The engine follows calls to processes of the same file, and to no others.
    this.processes =
        drawn.processes().stream()
            .collect(Collectors.toMap(Process::getId, one -> one, (one, other) -> one));
    // By the flows themselves: not every program repeats them in what they connect.
    for (SequenceFlow flow : drawn.elements(SequenceFlow.class)) {
      if (flow.getSource() != null && flow.getTarget() != null) {
        targets.computeIfAbsent(flow.getSource(), node -> new ArrayList<>()).add(flow.getTarget());
      }
    }
  }

  /** What a loop must have, so that the engine refuses it. */
  static boolean isCounted(FlowNode node) {
    return node instanceof ManualTask
        || isUndefinedTask(node)
        || node instanceof CallActivity
        || node instanceof IntermediateThrowEvent;
  }

  private static boolean isUndefinedTask(FlowNode node) {
    return node.getElementType().getTypeName().equals("task");
  }

  /** What the engine goes through; at anything else the path ends. */
  private static boolean isStraight(FlowNode node) {
    return isCounted(node)
        || node instanceof ExclusiveGateway
        || node instanceof InclusiveGateway
        || node instanceof ParallelGateway
        || node instanceof StartEvent
        || node instanceof EndEvent
        || (node instanceof SubProcess scope && !scope.triggeredByEvent());
  }

  /**
   * By the number of each node the numbers of those that come directly after it; none where the
   * path ends. Numbers, since the search goes through them millions of times.
   */
  int[][] next(List<FlowNode> nodes) {
    Map<FlowNode, Integer> numbers = new HashMap<>();
    nodes.forEach(node -> numbers.put(node, numbers.size()));
    return nodes.stream()
        .map(
            node ->
                next(node).stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray())
        .toArray(int[][]::new);
  }

  private List<FlowNode> next(FlowNode node) {
    if (!isStraight(node)) {
      return List.of();
    }
    if (node instanceof SubProcess scope) {
      return start(scope.getFlowElements()).stream().toList();
    }
    if (node instanceof CallActivity call) {
      return called(call).flatMap(process -> start(process.getFlowElements())).stream().toList();
    }
    List<FlowNode> after = targets(node);
    return after.isEmpty() && node.getParentElement() instanceof FlowNode scope
        ? targets(scope)
        : after;
  }

  private Optional<Process> called(CallActivity call) {
    return Optional.ofNullable(call.getSingleExtensionElement(ZeebeCalledElement.class))
        .map(ZeebeCalledElement::getProcessId)
        .map(processes::get);
  }

  private static Optional<FlowNode> start(Collection<FlowElement> elements) {
    return elements.stream()
        .filter(StartEvent.class::isInstance)
        .map(FlowNode.class::cast)
        .filter(start -> ((StartEvent) start).getEventDefinitions().isEmpty())
        .findFirst();
  }

  private List<FlowNode> targets(FlowNode node) {
    return targets.getOrDefault(node, List.of());
  }
}
