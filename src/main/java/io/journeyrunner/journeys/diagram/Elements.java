// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the model library has no word for. */
public final class Elements {

  private Elements() {}

  /**
   * The process that an element stands in; empty for one that stands in none, such as a message.
   */
  public static Optional<Process> process(BaseElement element) {
    ModelElementInstance scope = element;
    while (scope != null && !(scope instanceof Process)) {
      scope = scope.getParentElement();
    }
    return Optional.ofNullable((Process) scope);
  }

  /** True if an element is the scope, or stands in it at any depth. */
  public static boolean isWithin(BaseElement element, BaseElement scope) {
    ModelElementInstance one = element;
    while (one != null && !one.equals(scope)) {
      one = one.getParentElement();
    }
    return one != null;
  }

  /** What templates wrote on an element: names and values, blank values left out. */
  public static Map<String, String> properties(BaseElement element) {
    ZeebeProperties properties = element.getSingleExtensionElement(ZeebeProperties.class);
    Map<String, String> found = new LinkedHashMap<>();
    if (properties != null) {
      for (ZeebeProperty property : properties.getProperties()) {
        put(found, property.getName(), property.getValue());
      }
    }
    return found;
  }

  /** The headers of a task; those without a name or value are left out. */
  public static Map<String, String> headers(BaseElement task) {
    ZeebeTaskHeaders headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
    Map<String, String> found = new LinkedHashMap<>();
    if (headers != null) {
      for (ZeebeHeader header : headers.getHeaders()) {
        if (header.getKey() != null && header.getValue() != null) {
          found.putIfAbsent(header.getKey(), header.getValue());
        }
      }
    }
    return found;
  }

  private static void put(Map<String, String> found, String name, String value) {
    if (name != null && value != null && !value.isBlank()) {
      found.putIfAbsent(name, value.strip());
    }
  }

  /** The extension of this kind, made if it is not there. */
  static <T extends BpmnModelElementInstance> T extension(BaseElement element, Class<T> kind) {
    ExtensionElements extensions = element.getExtensionElements();
    if (extensions == null) {
      extensions = element.getModelInstance().newInstance(ExtensionElements.class);
      element.setExtensionElements(extensions);
    }
    T found = element.getSingleExtensionElement(kind);
    return found == null ? extensions.addExtensionElement(kind) : found;
  }
}
