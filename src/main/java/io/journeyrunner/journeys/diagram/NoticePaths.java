// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.Expression;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.blocks.Blocks;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a notice at the border of an activity brings counts on the way that leads from there; the
 * rest of the run renders what it did before. The engine gives that way no scope of its own, so the
 * event has a variable of its own, and each element that only a notice leads to reads that one.
 */
final class NoticePaths {

  private static final String VARIABLE = "journeyrunner_notice_";

  private final List<MessagePlace> waits;
  private final List<String> names;
  private final FlowReach reach;
  private final List<Path> paths;

  /**
   * A notice and what only it leads to.
   *
   * @param variable keeps its last event
   */
  private record Path(BoundaryEvent border, Set<FlowNode> nodes, String variable) {}

  /**
   * Finds the paths of a process.
   *
   * @param names the variables that an event brings
   */
  NoticePaths(DrawnDiagram copy, List<MessagePlace> waits, List<String> names) {
    this.waits = waits;
    this.names = names;
    this.reach = new FlowReach(copy);
    List<BoundaryEvent> borders =
        waits.stream()
            .map(MessagePlace::node)
            .filter(BoundaryEvent.class::isInstance)
            .map(BoundaryEvent.class::cast)
            .filter(border -> !border.cancelActivity() && border.getAttachedTo() != null)
            .toList();
    this.paths =
        borders.stream()
            .map(border -> new Path(border, reach.onlyFrom(border), variable(border)))
            .sorted(Comparator.comparing(path -> path.nodes().size()))
            .toList();
  }

  /** Ids have characters that names of variables have not. */
  private static String variable(BoundaryEvent border) {
    return VARIABLE + DigestUtils.sha256Hex(border.getId()).substring(0, 12);
  }

  /** The variable with the last event of the notice that alone leads to an element. */
  Optional<String> variableAt(FlowNode node) {
    return paths.stream()
        .filter(path -> path.nodes().contains(node))
        .map(Path::variable)
        .findFirst();
  }

  /** Prepares all paths; returns the waits whose event stays on one of them. */
  Set<FlowNode> prepare() {
    Set<FlowNode> done = new HashSet<>();
    for (Path path : paths) { // those within others come first
      keep(path.border(), path);
      path.nodes().stream().filter(done::add).forEach(node -> prepare(node, path));
    }
    Set<FlowNode> kept = new HashSet<>(done);
    paths.forEach(path -> kept.add(path.border()));
    return kept;
  }

  private void keep(FlowNode wait, Path path) {
    Mappings.addFirstOutputs(wait, List.of(path.variable()), name -> "=" + context("", ""));
    if (wait.getParentElement() instanceof Activity scope
        && !Mappings.hasInput(scope, path.variable())) {
      Mappings.addInput(scope, "=null", path.variable()); // not shared by many instances
    }
  }

  private void prepare(FlowNode node, Path path) {
    boolean isNotice =
        paths.stream().anyMatch(other -> other.border().equals(node)); // has a path of its own
    if (!isNotice && waits.stream().anyMatch(wait -> wait.node().equals(node))) {
      keep(node, path);
    }
    ZeebeTaskDefinition job = node.getSingleExtensionElement(ZeebeTaskDefinition.class);
    if (node instanceof Activity || job != null) {
      Mappings.addFirstInputs(node, names, name -> "=" + path.variable() + "." + name);
    }
    if (job != null && Blocks.REFRESH_STATE.equals(job.getType()) && names.contains("state")) {
      Mappings.addFirstOutputs(node, List.of(path.variable() + ".state"), name -> "=state");
    }
    expressions(node).forEach(one -> one.setTextContent(read(one.getTextContent(), path)));
    if (node instanceof Activity activity
        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many) {
      ZeebeLoopCharacteristics loop =
          many.getSingleExtensionElement(ZeebeLoopCharacteristics.class);
      loop.setInputCollection(read(loop.getInputCollection(), path));
    }
  }

  /** Those that the engine evaluates outside of the element. */
  private Stream<Expression> expressions(FlowNode node) {
    Stream<Expression> conditions = reach.leaving(node).map(SequenceFlow::getConditionExpression);
    Stream<Expression> timers =
        node.getChildElementsByType(TimerEventDefinition.class).stream()
            .flatMap(
                timer ->
                    Stream.of(timer.getTimeDuration(), timer.getTimeDate(), timer.getTimeCycle()));
    return Stream.concat(conditions, timers).filter(Objects::nonNull);
  }

  /** The expression, in whose eyes the event is that of the notice. */
  private String read(String expression, Path path) {
    String text = expression.strip();
    boolean isAboutEvent =
        text.startsWith("=")
            && names.stream().anyMatch(name -> text.matches("(?s).*\\b" + name + "\\b.*"));
    return isAboutEvent
        ? "=" + context(path.variable() + ".", ", value: (" + text.substring(1) + "\n)") + ".value"
        : expression;
  }

  private String context(String from, String more) {
    return names.stream()
        .map(name -> name + ": " + from + name)
        .collect(Collectors.joining(", ", "{", more + "}"));
  }
}
