// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The engine's search for loops in which nothing is done by a job and nothing waits, made here with
 * a budget.
 *
 * <p>Engine 8.6 makes it when it deploys, on the thread that processes everything else. It follows
 * every path from each of those elements, and at each step it goes through the path that led there.
 * So it takes the third power of a chain's length, and doubles with each gateway that splits: 600
 * tasks, or 19 gateways, keep the engine from everything else for seconds. What is counted here is
 * the elements of the paths that it goes through.
 */
final class StraightThrough implements Check {

  /** What it goes through in about a second, measured: see docs/journeys.md. */
  static final long MOST_STEPS = 25_000_000;

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    Search search = new Search(new StraightGraph(drawn));
    List<Flaw> flaws = new ArrayList<>();
    for (Process process : drawn.processes()) {
      search.loop(nodes(drawn, process)).ifPresent(loop -> flaws.add(flaw(loop)));
      if (search.steps > MOST_STEPS) {
        return List.of(tooLarge(process));
      }
    }
    return flaws;
  }

  private static List<FlowNode> nodes(DrawnDiagram drawn, Process process) {
    return drawn.elements(FlowNode.class).stream()
        .filter(StraightGraph::isCounted)
        .filter(node -> Elements.isWithin(node, process))
        .sorted(Comparator.comparing(FlowNode::getId))
        .toList();
  }

  private static Flaw flaw(List<FlowNode> loop) {
    boolean isCall = loop.stream().anyMatch(CallActivity.class::isInstance);
    TreeSet<String> labels =
        loop.stream().map(Labels::of).collect(Collectors.toCollection(TreeSet::new));
    return Flaw.error(
        loop.getFirst().getId(),
        (isCall ? "calls itself, over " : "stands in a loop that only tasks without work make: ")
            + String.join(", ", labels),
        "put a timer, a wait for an event, or a task that somebody does into the loop");
  }

  private static Flaw tooLarge(Process process) {
    return Flaw.error(
        process.getId(),
        "has too many elements without work in one chain, or too many gateways with nothing but"
            + " such elements between them: the engine would stand still while it looks for loops",
        "take out tasks without a type, or draw parts of it as journeys of their own, and call"
            + " them");
  }

  /** One search; it ends early when it has used up its budget. Not thread-safe. */
  private static final class Search {

    private final StraightGraph graph;
    private long steps;

    Search(StraightGraph graph) {
      this.graph = graph;
    }

    Optional<List<FlowNode>> loop(List<FlowNode> starts) {
      return starts.stream()
          .map(start -> follow(new LinkedHashSet<>(), start))
          .filter(loop -> !loop.isEmpty())
          .findFirst();
    }

    /** The loop that is found on from here; empty for none. */
    private List<FlowNode> follow(SequencedSet<FlowNode> path, FlowNode node) {
      steps += path.size() + 1;
      if (steps > MOST_STEPS) {
        return List.of();
      }
      if (path.contains(node)) {
        return path.stream().dropWhile(one -> !one.equals(node)).toList();
      }
      if (!graph.isStraight(node)) {
        return List.of();
      }
      path.add(node);
      for (FlowNode next : graph.next(node)) {
        List<FlowNode> loop = follow(path, next);
        if (!loop.isEmpty()) {
          return loop;
        }
      }
      path.remove(node);
      return List.of();
    }
  }
}
