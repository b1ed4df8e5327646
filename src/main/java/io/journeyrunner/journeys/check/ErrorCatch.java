// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event that catches errors.
 *
 * @param scope what it catches them of: a task, a sub-process, or a whole process
 * @param code which ones; empty for all
 */
record ErrorCatch(CatchEvent event, BaseElement scope, String code) {

  static List<ErrorCatch> of(DrawnDiagram drawn) {
    List<ErrorCatch> found = new ArrayList<>();
    for (CatchEvent event : drawn.elements(CatchEvent.class)) {
      event.getEventDefinitions().stream()
          .filter(ErrorEventDefinition.class::isInstance)
          .map(ErrorEventDefinition.class::cast)
          .findFirst()
          .ifPresent(
              definition ->
                  scope(event)
                      .ifPresent(
                          scope -> found.add(new ErrorCatch(event, scope, code(definition)))));
    }
    return found;
  }

  /** True for an error that is thrown by an element; what is computed may have this code. */
  boolean catches(BaseElement thrower, String thrown) {
    return Elements.isWithin(thrower, scope)
        && !thrower.equals(event)
        && (code.isEmpty() || code.equals(thrown) || thrown.startsWith("="));
  }

  /** An event sub-process catches for what it stands in; what stands wrong, for nothing. */
  private static Optional<BaseElement> scope(CatchEvent event) {
    return switch (event) {
      case BoundaryEvent boundary -> Optional.ofNullable(boundary.getAttachedTo());
      case StartEvent start ->
          Optional.of(start.getParentElement().getParentElement())
              .filter(BaseElement.class::isInstance)
              .map(BaseElement.class::cast);
      default -> Optional.empty();
    };
  }

  private static String code(ErrorEventDefinition definition) {
    Error error = definition.getError();
    return error == null || error.getErrorCode() == null ? "" : error.getErrorCode();
  }
}
