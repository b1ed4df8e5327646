// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a diagram begins with a message or waits for one: an event with a message, or a receive
 * task.
 *
 * @param node the element
 * @param definition of the message event; null for a receive task
 */
public record MessagePlace(FlowNode node, @Nullable MessageEventDefinition definition) {

  /** All such places of the processes that can run. */
  public static List<MessagePlace> of(DrawnDiagram drawn) {
    List<MessagePlace> places = new ArrayList<>();
    for (CatchEvent event : drawn.elements(CatchEvent.class)) {
      event.getEventDefinitions().stream()
          .filter(MessageEventDefinition.class::isInstance)
          .map(MessageEventDefinition.class::cast)
          .findFirst()
          .ifPresent(definition -> places.add(new MessagePlace(event, definition)));
    }
    drawn.elements(ReceiveTask.class).forEach(task -> places.add(new MessagePlace(task, null)));
    return places;
  }

  /** The id of the element. */
  public String id() {
    return node.getId();
  }

  /** The id of the process it stands in. */
  public String process() {
    return Elements.process(node).map(Process::getId).orElseThrow();
  }

  /** True if a process begins here; false if it waits here. */
  public boolean isEntry() {
    return node instanceof StartEvent && node.getParentElement() instanceof Process;
  }

  /** What a template wrote on it. */
  public Map<String, String> properties() {
    return Elements.properties(node);
  }

  /** The event type: by the property {@code on}, else by the name of the message. */
  public Optional<String> type() {
    return Optional.ofNullable(properties().get("on")).or(this::messageName);
  }

  /** The condition without the {@code =} that Modeler puts before FEEL. */
  public Optional<String> condition() {
    return Optional.ofNullable(properties().get("when"))
        .map(text -> text.startsWith("=") ? text.substring(1).strip() : text)
        .filter(text -> !text.isEmpty());
  }

  /** The correlation key of its message, as it was drawn. */
  public Optional<String> correlationKey() {
    return message()
        .map(message -> message.getSingleExtensionElement(ZeebeSubscription.class))
        .map(ZeebeSubscription::getCorrelationKey)
        .filter(key -> !key.isBlank());
  }

  /**
   * True if it waits for an event of the user; one with another key waits for a message of another
   * program, and is left as it is drawn.
   */
  public boolean isWait() {
    return !isEntry()
        && (properties().containsKey("on")
            || correlationKey().map(key -> key.replace(" ", "").equals("=user_id")).orElse(true));
  }

  /**
   * The element before which the prepared copy begins for this entry; empty if that is its none
   * start event, which the first entry becomes where none is drawn.
   */
  Optional<String> startElement() {
    List<StartEvent> starts =
        List.copyOf(node.getParentElement().getChildElementsByType(StartEvent.class));
    boolean hasNone = starts.stream().anyMatch(start -> start.getEventDefinitions().isEmpty());
    boolean isFirst =
        starts.stream()
            .filter(
                start ->
                    start.getEventDefinitions().stream()
                        .anyMatch(MessageEventDefinition.class::isInstance))
            .findFirst()
            .filter(node::equals)
            .isPresent();
    return isFirst && !hasNone ? Optional.empty() : Optional.of(id());
  }

  void use(Message message) {
    if (definition != null) {
      definition.setMessage(message);
    } else {
      ((ReceiveTask) node).setMessage(message);
    }
  }

  private Optional<String> messageName() {
    return message().map(Message::getName).map(String::strip).filter(name -> !name.isEmpty());
  }

  private Optional<Message> message() {
    return Optional.ofNullable(
        definition != null ? definition.getMessage() : ((ReceiveTask) node).getMessage());
  }
}
