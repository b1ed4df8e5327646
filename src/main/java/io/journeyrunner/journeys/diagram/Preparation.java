// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.webhooks.Webhooks;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is added to a drawing before it goes to the engine. Works on a copy of the drawing.
 *
 * <ul>
 *   <li>Entries get message names of their own, so that no event that is published for a waiting
 *       process starts one, and two journeys on one event type do not start each other.
 *   <li>Waits with a condition get message names of their own, so that the condition is decided
 *       here, before the engine is asked.
 *   <li>Listeners tell when a journey starts and ends.
 *   <li>Timers get their jitter.
 *   <li>WebHooks that expire note when they became due.
 * </ul>
 */
final class Preparation {

  /** The job types of the listeners. */
  static final String STARTED = "journeyrunner-journey-started";

  static final String ENDED = "journeyrunner-journey-ended";

  private static final String SINCE = "journeyrunner.since";

  private final DrawnDiagram copy;

  private Preparation(DrawnDiagram copy) {
    this.copy = copy;
  }

  /**
   * The prepared text.
   *
   * @param isWanted which processes the engine is to take, by their ids
   */
  static String of(DrawnDiagram drawn, Predicate<String> isWanted) {
    Preparation preparation =
        new Preparation(new DrawnDiagram(drawn.file(), drawn.text(), drawn.model().clone()));
    preparation.copy.processes().stream()
        .filter(process -> !isWanted.test(process.getId()))
        .forEach(process -> process.setExecutable(false));
    preparation.prepare();
    Blanks.remove(preparation.copy.model().getDocument().getDomSource().getNode());
    return Bpmn.convertToString(preparation.copy.model());
  }

  private void prepare() {
    FlowEnds.repeat(copy);
    MessagePlace.of(copy).forEach(this::giveMessage);
    copy.processes().stream().filter(Preparation::hasEntry).forEach(Preparation::addListeners);
    Jitter.of(copy).forEach(Jitter::apply);
    copy.elements(FlowNode.class).stream()
        .filter(Preparation::expires)
        .forEach(Preparation::noteWhenDue);
  }

  /** A message of its own; the drawn one stays, since other places may use it. */
  private void giveMessage(MessagePlace place) {
    Optional<String> type = place.type();
    if (type.isEmpty() || type.get().startsWith("=")) {
      return; // the check has told
    }
    Message message =
        copy.model().newInstance(Message.class, "journeyrunner-message-" + place.id());
    message.setName(place.preparedName());
    copy.model().getDefinitions().addChildElement(message);
    if (!place.isEntry()) {
      String key = place.correlationKey().orElse("=user_id");
      Elements.extension(message, ZeebeSubscription.class).setCorrelationKey(key);
    }
    place.use(message);
  }

  private static boolean hasEntry(Process process) {
    return process.getChildElementsByType(StartEvent.class).stream()
        .flatMap(start -> start.getEventDefinitions().stream())
        .anyMatch(MessageEventDefinition.class::isInstance);
  }

  /**
   * The start is told at the end of the start event: at the start of the process the variables that
   * the message brings are not there yet (engine 8.6), so nobody could tell whose journey it is.
   */
  private static void addListeners(Process process) {
    process.getChildElementsByType(StartEvent.class).forEach(start -> listenAtEnd(start, STARTED));
    listenAtEnd(process, ENDED);
  }

  private static void listenAtEnd(BaseElement element, String type) {
    ZeebeExecutionListeners listeners = Elements.extension(element, ZeebeExecutionListeners.class);
    ZeebeExecutionListener listener =
        listeners.getModelInstance().newInstance(ZeebeExecutionListener.class);
    listener.setEventType(ZeebeExecutionListenerEventType.end);
    listener.setType(type);
    listeners.addChildElement(listener);
  }

  private static boolean expires(FlowNode task) {
    ZeebeTaskDefinition definition = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
    return definition != null
        && Webhooks.JOB_TYPE.equals(definition.getType())
        && Elements.headers(task).containsKey("expiresAfter");
  }

  private static void noteWhenDue(FlowNode task) {
    ZeebeIoMapping mapping = Elements.extension(task, ZeebeIoMapping.class);
    if (mapping.getInputs().stream().anyMatch(input -> SINCE.equals(input.getTarget()))) {
      return;
    }
    ZeebeInput input = task.getModelInstance().newInstance(ZeebeInput.class);
    input.setSource("=now()");
    input.setTarget(SINCE);
    mapping.addChildElement(input);
  }
}
