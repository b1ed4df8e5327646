// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.List;
import java.util.Optional;

/**
 * An element at which a running process can stand, whether or not it can be moved from there.
 *
 * @param id of the element
 * @param kind as BPMN calls it, such as {@code serviceTask}
 * @param scope the id of what it stands in
 * @param event the type it waits for; empty if it waits for none
 */
public record Movable(String id, String kind, String scope, Optional<String> event) {

  /** All such elements of a process. */
  public static List<Movable> of(DrawnDiagram drawn, String process) {
    List<MessagePlace> places = MessagePlace.of(drawn);
    return drawn.elements(FlowNode.class).stream()
        .filter(Movable::canHold)
        .filter(node -> Elements.process(node).orElseThrow().getId().equals(process))
        .map(node -> movable(node, places))
        .toList();
  }

  private static boolean canHold(FlowNode node) {
    return node instanceof Activity
        || node instanceof IntermediateCatchEvent
        || node instanceof BoundaryEvent
        || node instanceof EventBasedGateway
        || doesJob(node)
        || (node instanceof StartEvent
            && node.getParentElement() instanceof SubProcess scope
            && scope.triggeredByEvent());
  }

  private static boolean doesJob(FlowNode node) {
    return node instanceof ThrowEvent
        && node.getSingleExtensionElement(ZeebeTaskDefinition.class) != null;
  }

  /** True for an event that does a job: the engine moves nobody from there. */
  public boolean isFixed() {
    return kind.equals("intermediateThrowEvent") || kind.equals("endEvent");
  }

  private static Movable movable(FlowNode node, List<MessagePlace> places) {
    return new Movable(
        node.getId(),
        loop(node) + node.getElementType().getTypeName(),
        node.getParentElement().getAttributeValue("id"),
        places.stream()
            .filter(place -> place.id().equals(node.getId()))
            .flatMap(place -> place.type().stream())
            .findFirst());
  }

  /** The engine moves nobody into a loop, out of it, or between the two kinds of it. */
  private static String loop(FlowNode node) {
    return node instanceof Activity activity
            && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many
        ? (many.isSequential() ? "sequential" : "parallel") + " multi-instance "
        : "";
  }
}
