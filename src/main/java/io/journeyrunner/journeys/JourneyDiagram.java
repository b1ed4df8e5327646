// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A diagram with journeys in it.
 *
 * @param resource the diagram as it goes to the engine
 * @param triggers one for each message start event: the name of the message is the event type
 * @param blocks the service tasks of all its processes
 */
record JourneyDiagram(ProcessResource resource, List<Trigger> triggers, List<Block> blocks) {

  /**
   * A service task.
   *
   * @param jobType who does it; empty if the diagram does not say
   * @param headers its configuration
   */
  record Block(ProcessId process, String id, String jobType, Map<String, String> headers) {}

  /**
   * Reads a diagram.
   *
   * @throws InvalidJourney if it is not BPMN, has no process that can run, or one whose id belongs
   *     to the automation rules
   */
  static JourneyDiagram read(ProcessResource resource) {
    BpmnModelInstance model = parse(resource);
    List<Process> processes =
        model.getModelElementsByType(Process.class).stream().filter(Process::isExecutable).toList();
    if (processes.isEmpty()) {
      throw new InvalidJourney(
          resource.name(),
          "has no executable process",
          "tick Executable on the process in Modeler");
    }
    processes.forEach(process -> checkId(resource, process));
    return new JourneyDiagram(
        resource,
        processes.stream().flatMap(process -> triggers(process).stream()).toList(),
        model.getModelElementsByType(ServiceTask.class).stream()
            .map(JourneyDiagram::block)
            .toList());
  }

  private static Block block(ServiceTask task) {
    ModelElementInstance scope = task.getParentElement();
    while (!(scope instanceof Process process)) {
      scope = scope.getParentElement();
    }
    ZeebeTaskDefinition definition = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
    ZeebeTaskHeaders headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
    return new Block(
        new ProcessId(process.getId()),
        task.getId(),
        definition == null ? "" : definition.getType(),
        headers == null
            ? Map.of()
            : headers.getHeaders().stream()
                .filter(header -> header.getKey() != null && header.getValue() != null)
                .collect(
                    Collectors.toMap(
                        ZeebeHeader::getKey, ZeebeHeader::getValue, (one, other) -> other)));
  }

  private static BpmnModelInstance parse(ProcessResource resource) {
    try {
      return Bpmn.readModelFromStream(
          new ByteArrayInputStream(resource.bpmn().getBytes(StandardCharsets.UTF_8)));
    } catch (ModelException e) {
      throw new InvalidJourney(
          resource.name(),
          "is not a BPMN 2.0 diagram (" + e.getMessage() + ")",
          "save it again with Camunda Modeler");
    }
  }

  private static void checkId(ProcessResource resource, Process process) {
    if (new ProcessId(process.getId()).isReserved()) {
      throw new InvalidJourney(
          resource.name(),
          "has a process with the id "
              + process.getId()
              + ", but rule-… and journeyrunner-… belong to the application",
          "give the process another id");
    }
  }

  private static List<Trigger> triggers(Process process) {
    return process.getChildElementsByType(StartEvent.class).stream()
        .map(start -> start.getChildElementsByType(MessageEventDefinition.class))
        .flatMap(Collection::stream)
        .map(MessageEventDefinition::getMessage)
        .filter(Objects::nonNull)
        .map(message -> trigger(process, message))
        .toList();
  }

  private static Trigger trigger(Process process, Message message) {
    return new Trigger(
        new ProcessId(process.getId()),
        new EventType(message.getName()),
        null,
        Limits.NONE,
        new Trigger.Entry.ByMessage(message.getName(), EntryMode.ONE_AT_A_TIME),
        false);
  }
}
