// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.LoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.RootElement;
import io.camunda.zeebe.model.bpmn.instance.Signal;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import java.util.Optional;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Which element of the drawing something belongs to: Modeler does not show what has no shape. */
final class Owner {

  private Owner() {}

  /** The element that can be clicked in Modeler; else what comes nearest and has an id. */
  static Optional<BaseElement> of(ModelElementInstance element) {
    Optional<BaseElement> found = around(element);
    return found
        .flatMap(one -> one instanceof RootElement root ? user(root) : Optional.empty())
        .or(() -> found);
  }

  /** Its id; empty if there is none. */
  static String id(ModelElementInstance element) {
    return of(element).map(BaseElement::getId).orElse("");
  }

  private static Optional<BaseElement> around(ModelElementInstance element) {
    ModelElementInstance one = element;
    while (one != null) {
      if (one instanceof BaseElement found && isDrawn(found)) {
        return Optional.of(found);
      }
      one = one.getParentElement();
    }
    return Optional.empty();
  }

  /** A message or signal is drawn where it is used. */
  private static Optional<BaseElement> user(RootElement root) {
    ModelInstance model = root.getModelInstance();
    Optional<? extends ModelElementInstance> user =
        switch (root) {
          case Message message ->
              model.getModelElementsByType(MessageEventDefinition.class).stream()
                  .filter(definition -> message.equals(definition.getMessage()))
                  .<ModelElementInstance>map(definition -> definition)
                  .findFirst()
                  .or(
                      () ->
                          model.getModelElementsByType(ReceiveTask.class).stream()
                              .filter(task -> message.equals(task.getMessage()))
                              .findFirst());
          case Signal signal ->
              model.getModelElementsByType(SignalEventDefinition.class).stream()
                  .filter(definition -> signal.equals(definition.getSignal()))
                  .findFirst();
          default -> Optional.empty();
        };
    return user.flatMap(Owner::around);
  }

  private static boolean isDrawn(BaseElement element) {
    return !(element instanceof EventDefinition)
        && !(element instanceof LoopCharacteristics)
        && element.getId() != null;
  }
}
