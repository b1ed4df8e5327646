// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    List<FlowNode> nodes = drawn.elements(FlowNode.class);
    Search search = new Search(new StraightGraph(drawn).next(nodes));
    List<Flaw> flaws = new ArrayList<>();
    for (Process process : drawn.processes()) {
      IntStream.range(0, nodes.size())
          .filter(number -> StraightGraph.isCounted(nodes.get(number)))
          .filter(number -> Elements.isWithin(nodes.get(number), process))
          .mapToObj(search::loop)
          .filter(loop -> !loop.isEmpty())
          .findFirst()
          .ifPresent(loop -> flaws.add(flaw(loop.stream().map(nodes::get).toList())));
      if (search.steps > MOST_STEPS) {
        return List.of(tooLarge(process));
      }
    }
    return flaws;
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

    private final int[][] next;
    private final boolean[] isOnPath;
    private final int[] path;
    private int length;
    private long steps;

    Search(int[][] next) {
      this.next = next;
      this.isOnPath = new boolean[next.length];
      this.path = new int[next.length];
    }

    /** The loop that is found from a node on; empty for none. */
    List<Integer> loop(int start) {
      length = 0;
      Arrays.fill(isOnPath, false);
      return follow(start);
    }

    private List<Integer> follow(int node) {
      steps += length + 1;
      if (steps > MOST_STEPS) {
        return List.of();
      }
      if (isOnPath[node]) {
        return IntStream.range(0, length)
            .mapToObj(at -> path[at])
            .dropWhile(one -> one != node)
            .toList();
      }
      isOnPath[node] = true;
      path[length++] = node;
      for (int after : next[node]) {
        List<Integer> loop = follow(after);
        if (!loop.isEmpty()) {
          return loop;
        }
      }
      isOnPath[node] = false;
      length--;
      return List.of();
    }
  }
}
