// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element at which a running process can stand, whether or not it can be moved from there.
 *
 * @param id of the element
 * @param kind as BPMN calls it, with what it waits for and its loop, such as {@code serviceTask},
 *     {@code timer boundaryEvent}, {@code parallel multi-instance subProcess}
 * @param scope the id of what it stands in
 * @param opener the id of what it waits beside: the activity that it is attached to, the gateway
 *     before it, the scope of the event sub-process that it starts; empty if it stands by itself
 * @param jobType who does it; empty if nobody does a job there
 */
public record Movable(
    String id, String kind, String scope, Optional<String> opener, Optional<String> jobType) {

  private static final Set<String> FIXED =
      Set.of("intermediateThrowEvent", "endEvent", "inclusiveGateway", "parallelGateway");

  private static final String MULTI_INSTANCE = " multi-instance ";
  private static final String EVENT_DEFINITION = "EventDefinition";

  /** All such elements of a process. */
  public static List<Movable> of(DrawnDiagram drawn, String process) {
    return drawn.elements(FlowNode.class).stream()
        .filter(Movable::canHold)
        .filter(node -> Elements.process(node).orElseThrow().getId().equals(process))
        .map(Movable::movable)
        .toList();
  }

  private static boolean canHold(FlowNode node) {
    return node instanceof Activity
        || node instanceof IntermediateCatchEvent
        || node instanceof BoundaryEvent
        || (node instanceof Gateway && !passesAtOnce(node))
        || (node instanceof ThrowEvent && (jobType(node).isPresent() || isErrorEnd(node)))
        || (node instanceof StartEvent
            && node.getParentElement() instanceof SubProcess scope
            && scope.triggeredByEvent());
  }

  /** A parallel gateway at which nothing is joined. */
  private static boolean passesAtOnce(FlowNode gateway) {
    return gateway.getElementType().getTypeName().equals("parallelGateway")
        && gateway.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> gateway.equals(flow.getTarget()))
                .count()
            < 2;
  }

  private static boolean isErrorEnd(FlowNode node) {
    return node instanceof EndEvent end
        && end.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
  }

  /** True for what the engine moves nobody from, whatever the new version has. */
  public boolean isFixed() {
    return FIXED.contains(kind);
  }

  /** True for a gateway at which branches wait for each other. */
  public boolean isJoin() {
    return kind.equals("parallelGateway");
  }

  /** True for an activity that is done for each of many. */
  public boolean isMultiInstance() {
    return kind.contains(MULTI_INSTANCE);
  }

  /** True for an event that the engine can't move, nor what it is attached to. */
  public boolean isFixedEvent() {
    return kind.startsWith("escalation ") || kind.startsWith("compensate ");
  }

  /** True if it waits for an event of the user. */
  public boolean isWait() {
    return kind.startsWith("message ");
  }

  private static Movable movable(FlowNode node) {
    return new Movable(
        node.getId(),
        waitsFor(node) + implementation(node) + loop(node) + node.getElementType().getTypeName(),
        node.getParentElement().getAttributeValue("id"),
        opener(node),
        jobType(node));
  }

  private static Optional<String> opener(FlowNode node) {
    String opener = WaitReader.place(node).opener().element();
    return Optional.of(opener).filter(id -> node instanceof CatchEvent && !id.equals(node.getId()));
  }

  private static Optional<String> jobType(FlowNode node) {
    return Optional.ofNullable(node.getSingleExtensionElement(ZeebeTaskDefinition.class))
        .map(ZeebeTaskDefinition::getType);
  }

  private static String waitsFor(FlowNode node) {
    return Stream.of(node)
        .filter(CatchEvent.class::isInstance)
        .map(event -> ((CatchEvent) event).getEventDefinitions())
        .flatMap(Collection::stream)
        .map(EventDefinition::getElementType)
        .map(type -> type.getTypeName().replace(EVENT_DEFINITION, "") + " ")
        .findFirst()
        .orElse("");
  }

  /** The engine moves nobody between tasks of Tasklist's two kinds. */
  private static String implementation(FlowNode node) {
    return node instanceof UserTask && node.getSingleExtensionElement(ZeebeUserTask.class) != null
        ? "camunda "
        : "";
  }

  /** The engine moves nobody into a loop, out of it, or between the two kinds of it. */
  private static String loop(FlowNode node) {
    return node instanceof Activity activity
            && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many
        ? (many.isSequential() ? "sequential" : "parallel") + MULTI_INSTANCE
        : "";
  }
}
