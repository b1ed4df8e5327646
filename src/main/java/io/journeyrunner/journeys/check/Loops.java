// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A loop waits somewhere; else one user on it would keep the engine and a partner's API busy. */
final class Loops implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    Map<FlowNode, Set<FlowNode>> reachable = new LinkedHashMap<>();
    Map<FlowNode, List<FlowNode>> edges = edges(drawn);
    trim(edges);
    edges.keySet().forEach(node -> reachable.put(node, reachable(node, edges)));

    Bounds bounds = new Bounds(drawn);
    List<Flaw> flaws = new ArrayList<>();
    Set<FlowNode> told = new LinkedHashSet<>();
    reachable.forEach(
        (node, from) -> {
          if (from.contains(node) && !told.contains(node)) {
            List<FlowNode> loop =
                from.stream()
                    .filter(other -> reachable.getOrDefault(other, Set.of()).contains(node))
                    .toList();
            told.addAll(loop);
            if (!bounds.isBounded(loop)) {
              flaws.add(flaw(loop));
            }
          }
        });
    return flaws;
  }

  private static Flaw flaw(List<FlowNode> loop) {
    List<FlowNode> sorted = loop.stream().sorted(Comparator.comparing(FlowNode::getId)).toList();
    return Flaw.error(
        sorted.getFirst().getId(),
        "stands in a loop without a wait: "
            + sorted.stream().map(Labels::of).collect(Collectors.joining(", ")),
        "put a timer or a wait for an event into the loop, or bound it by a Limit block or a"
            + " counter that a condition looks at");
  }

  /** From each node that does not wait to those that come directly after it and do not, either. */
  private static Map<FlowNode, List<FlowNode>> edges(DrawnDiagram drawn) {
    Map<FlowNode, List<FlowNode>> edges = new LinkedHashMap<>();
    Waits waits = new Waits(drawn);
    drawn.elements(FlowNode.class).stream()
        .filter(node -> !waits.isWait(node))
        .forEach(node -> edges.put(node, new ArrayList<>()));
    for (SequenceFlow flow : drawn.elements(SequenceFlow.class)) {
      connect(edges, flow.getSource(), flow.getTarget());
    }
    for (BoundaryEvent event : drawn.elements(BoundaryEvent.class)) {
      connect(edges, event.getAttachedTo(), event);
    }
    Jump.of(drawn).forEach(jump -> connect(edges, jump.from(), jump.to()));
    return edges;
  }

  private static void connect(
      Map<FlowNode, List<FlowNode>> edges, FlowNode source, FlowNode target) {
    List<FlowNode> after = edges.get(source);
    if (after != null && edges.containsKey(target)) {
      after.add(target);
    }
  }

  /**
   * Takes the nodes out that no loop leads to, one after another: what is left is small in all but
   * the oddest drawings, and only of that it is asked where it leads.
   */
  private static void trim(Map<FlowNode, List<FlowNode>> edges) {
    Map<FlowNode, Integer> before = new HashMap<>();
    edges.values().forEach(after -> after.forEach(node -> before.merge(node, 1, Integer::sum)));
    Deque<FlowNode> open = new ArrayDeque<>();
    edges.keySet().stream().filter(node -> !before.containsKey(node)).forEach(open::add);
    while (!open.isEmpty()) {
      for (FlowNode node : edges.getOrDefault(open.peek(), List.of())) {
        if (before.merge(node, -1, Integer::sum) == 0) {
          open.add(node);
        }
      }
      edges.remove(open.pop());
    }
  }

  private static Set<FlowNode> reachable(FlowNode begin, Map<FlowNode, List<FlowNode>> edges) {
    Set<FlowNode> found = new LinkedHashSet<>();
    Deque<FlowNode> open = new ArrayDeque<>(edges.getOrDefault(begin, List.of()));
    while (!open.isEmpty()) {
      FlowNode node = open.pop();
      if (found.add(node)) {
        open.addAll(edges.getOrDefault(node, List.of()));
      }
    }
    return found;
  }
}
