// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which elements of a scope flows lead to, over borders and links too. */
final class FlowReach {

  private final DrawnDiagram drawn;
  private final Map<FlowNode, List<SequenceFlow>> leaving = new HashMap<>();
  private final Map<FlowNode, List<FlowNode>> borders = new HashMap<>();
  private final Set<FlowNode> targets = new HashSet<>();

  /** Goes through the flows, since not all programs repeat them at their ends. */
  FlowReach(DrawnDiagram drawn) {
    this.drawn = drawn;
    for (SequenceFlow flow : drawn.elements(SequenceFlow.class)) {
      leaving.computeIfAbsent(flow.getSource(), node -> new ArrayList<>()).add(flow);
      targets.add(flow.getTarget());
    }
    for (BoundaryEvent border : drawn.elements(BoundaryEvent.class)) {
      borders.computeIfAbsent(border.getAttachedTo(), node -> new ArrayList<>()).add(border);
    }
  }

  /** The flows that leave an element. */
  Stream<SequenceFlow> leaving(FlowNode node) {
    return leaving.getOrDefault(node, List.of()).stream();
  }

  /** What a border leads to, and nothing else in its scope does. */
  Set<FlowNode> onlyFrom(BoundaryEvent border) {
    List<FlowNode> others =
        border.getParentElement().getChildElementsByType(FlowNode.class).stream()
            .filter(node -> !targets.contains(node))
            .filter(node -> !(node instanceof BoundaryEvent) && link(node).isEmpty())
            .toList();
    Set<FlowNode> only = reach(next(border).toList(), border);
    only.removeAll(reach(others, border));
    return only;
  }

  private Set<FlowNode> reach(Collection<FlowNode> starts, BoundaryEvent without) {
    Set<FlowNode> reached = new HashSet<>(starts);
    Deque<FlowNode> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      next(open.pop())
          .filter(node -> !node.equals(without))
          .filter(reached::add)
          .forEach(open::add);
    }
    return reached;
  }

  private Stream<FlowNode> next(FlowNode node) {
    Stream<FlowNode> next =
        Stream.concat(
            leaving(node).map(SequenceFlow::getTarget).filter(Objects::nonNull),
            borders.getOrDefault(node, List.of()).stream());
    Stream<FlowNode> links =
        node instanceof ThrowEvent
            ? link(node).stream()
                .flatMap(
                    name ->
                        drawn.elements(CatchEvent.class).stream()
                            .filter(one -> link(one).filter(name::equals).isPresent())
                            .filter(one -> node.getParentElement().equals(one.getParentElement())))
            : Stream.empty();
    return Stream.concat(next, links);
  }

  private static Optional<String> link(FlowNode node) {
    return node instanceof Event event
        ? event.getChildElementsByType(EventDefinition.class).stream()
            .filter(LinkEventDefinition.class::isInstance)
            .map(definition -> ((LinkEventDefinition) definition).getName())
            .findFirst()
        : Optional.empty();
  }
}
