// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.triggers.FeelSyntax;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which loops end by themselves after some rounds. */
final class Bounds {

  private static final String LIMIT = "limit";

  private final List<SequenceFlow> conditional;

  Bounds(DrawnDiagram drawn) {
    this.conditional =
        drawn.elements(SequenceFlow.class).stream()
            .filter(flow -> flow.getConditionExpression() != null)
            .toList();
  }

  /** True if the loop has a Limit block, or counts its rounds and looks at the number. */
  boolean isBounded(Collection<FlowNode> loop) {
    if (loop.stream().anyMatch(Bounds::isLimit)) {
      return true;
    }
    Set<String> counted = new HashSet<>();
    loop.forEach(node -> addCounters(node, counted));
    return conditional.stream()
        .filter(flow -> loop.contains(flow.getSource()))
        .map(flow -> variables(flow.getConditionExpression().getTextContent()))
        .anyMatch(read -> read.stream().anyMatch(counted::contains));
  }

  private static boolean isLimit(FlowNode node) {
    ZeebeTaskDefinition task = node.getSingleExtensionElement(ZeebeTaskDefinition.class);
    return task != null && LIMIT.equals(task.getType());
  }

  /** Adds what is computed from itself, as in {@code count = count + 1}. */
  private static void addCounters(FlowNode node, Set<String> counted) {
    ZeebeIoMapping mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
    if (mapping != null) {
      for (ZeebeOutput output : mapping.getOutputs()) {
        addCounter(output.getTarget(), output.getSource(), counted);
      }
    }
    ZeebeScript script = node.getSingleExtensionElement(ZeebeScript.class);
    if (script != null) {
      addCounter(script.getResultVariable(), script.getExpression(), counted);
    }
  }

  private static void addCounter(
      @Nullable String variable, @Nullable String source, Set<String> counted) {
    if (variable != null && variables(source).contains(variable)) {
      counted.add(variable);
    }
  }

  private static Set<String> variables(@Nullable String text) {
    return text != null && text.startsWith("=")
        ? FeelSyntax.variables(text.substring(1))
        : Set.of();
  }
}
