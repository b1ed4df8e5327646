// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Names that clusters from 8.9 with a relational store refuse, since they are too long. */
final class LongNames implements Check {

  private static final int LONGEST = 256;

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    List<BaseElement> elements = new ArrayList<>(drawn.processes());
    elements.addAll(drawn.elements(FlowElement.class));
    for (BaseElement element : elements) {
      check(element, "id", element.getId(), flaws);
      check(element, "name", element.getAttributeValue("name"), flaws);
    }
    for (Message message : drawn.model().getModelElementsByType(Message.class)) {
      check(message, "message name", message.getName(), flaws);
    }
    for (ZeebeSubscription one : drawn.model().getModelElementsByType(ZeebeSubscription.class)) {
      check(one, "correlation key", one.getCorrelationKey(), flaws);
    }
    for (ZeebeTaskDefinition one :
        drawn.elements(FlowElement.class).stream()
            .map(element -> element.getSingleExtensionElement(ZeebeTaskDefinition.class))
            .filter(one -> one != null)
            .toList()) {
      check(one, "job type", one.getType(), flaws);
    }
    return flaws;
  }

  private static void check(
      ModelElementInstance element, String part, @Nullable String text, List<Flaw> flaws) {
    if (text != null && text.length() > LONGEST) {
      flaws.add(
          Flaw.error(
                  Owner.id(element),
                  "has " + text.length() + " characters, more than " + LONGEST,
                  "make it shorter")
              .at(part));
    }
  }
}
