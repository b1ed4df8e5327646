// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.List;
import java.util.function.UnaryOperator;

/** Adds variable mappings to elements of a prepared copy. */
final class Mappings {

  private Mappings() {}

  static boolean hasInput(BaseElement element, String target) {
    ZeebeIoMapping mapping = element.getSingleExtensionElement(ZeebeIoMapping.class);
    return mapping != null
        && mapping.getInputs().stream().anyMatch(input -> target.equals(input.getTarget()));
  }

  /** True if only what is drawn leaves the element. */
  static boolean hasOutputs(BaseElement element) {
    ZeebeIoMapping mapping = element.getSingleExtensionElement(ZeebeIoMapping.class);
    return mapping != null && !mapping.getOutputs().isEmpty();
  }

  static void addInput(BaseElement element, String source, String target) {
    ZeebeIoMapping mapping = Elements.extension(element, ZeebeIoMapping.class);
    ZeebeInput input = element.getModelInstance().newInstance(ZeebeInput.class);
    input.setSource(source);
    input.setTarget(target);
    mapping.addChildElement(input);
  }

  /** Before those that are drawn, which may read what these bring. */
  static void addFirstInputs(
      BaseElement element, List<String> names, UnaryOperator<String> source) {
    ZeebeIoMapping mapping = Elements.extension(element, ZeebeIoMapping.class);
    List<ZeebeInput> drawn = List.copyOf(mapping.getInputs());
    drawn.forEach(mapping::removeChildElement);
    names.forEach(name -> addInput(element, source.apply(name), name));
    drawn.forEach(mapping::addChildElement);
  }

  /** The same for what leaves an element. */
  static void addFirstOutputs(
      BaseElement element, List<String> names, UnaryOperator<String> source) {
    ZeebeIoMapping mapping = Elements.extension(element, ZeebeIoMapping.class);
    List<ZeebeOutput> drawn = List.copyOf(mapping.getOutputs());
    drawn.forEach(mapping::removeChildElement);
    for (String name : names) {
      ZeebeOutput output = element.getModelInstance().newInstance(ZeebeOutput.class);
      output.setSource(source.apply(name));
      output.setTarget(name);
      mapping.addChildElement(output);
    }
    drawn.forEach(mapping::addChildElement);
  }
}
