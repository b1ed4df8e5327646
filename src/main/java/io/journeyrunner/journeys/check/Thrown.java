// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.webhooks.Webhooks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The errors that something may throw.
 *
 * @param codes those that are known
 * @param isOpen true if there may be others, of a worker or a process that is not known here
 */
record Thrown(Set<String> codes, boolean isOpen) {

  /** What an element throws, and what stands in it. */
  static Thrown within(BaseElement scope) {
    Set<String> codes = new TreeSet<>();
    boolean isOpen = addOf(scope, codes);
    for (FlowNode node : scope.getChildElementsByType(FlowNode.class)) {
      Thrown inner = within(node);
      codes.addAll(inner.codes());
      isOpen |= inner.isOpen();
    }
    return new Thrown(codes, isOpen);
  }

  static boolean isWebhook(BaseElement element) {
    ZeebeTaskDefinition task = element.getSingleExtensionElement(ZeebeTaskDefinition.class);
    return task != null && Webhooks.JOB_TYPE.equals(task.getType());
  }

  static boolean isThrowingWebhook(BaseElement element) {
    return isWebhook(element) && "error".equals(Elements.headers(element).get("onFailure"));
  }

  /** Adds what is known; true if there may be more. */
  private static boolean addOf(BaseElement element, Set<String> codes) {
    if (isThrowingWebhook(element)) {
      codes.addAll(Webhooks.errorCodes());
    }
    List<String> thrown = element instanceof EndEvent end ? endCodes(end) : List.of();
    thrown.stream().filter(code -> !isComputed(code)).forEach(codes::add);
    boolean isOpen = thrown.stream().anyMatch(Thrown::isComputed);
    boolean isOthersJob =
        element.getSingleExtensionElement(ZeebeTaskDefinition.class) != null && !isWebhook(element);
    return isOpen || element instanceof CallActivity || isOthersJob;
  }

  /** The codes that an end event throws; nobody can tell those that begin with a {@code =}. */
  static List<String> endCodes(EndEvent end) {
    return end.getEventDefinitions().stream()
        .filter(ErrorEventDefinition.class::isInstance)
        .map(definition -> ((ErrorEventDefinition) definition).getError())
        .filter(error -> error != null && error.getErrorCode() != null)
        .map(Error::getErrorCode)
        .toList();
  }

  private static boolean isComputed(String code) {
    return code.startsWith("=");
  }
}
