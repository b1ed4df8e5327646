// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.runs.Listeners;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is added to a drawing before it goes to the engine. Works on a copy of the drawing.
 *
 * <ul>
 *   <li>Entries become places at which a run can be started: no message starts one.
 *   <li>Waits get a message and a key of their own, and a listener that reports when they open.
 *   <li>Scopes get a path and variables of their own, see {@link Scopes}.
 *   <li>A listener tells when a process ends.
 *   <li>Timers get their jitter.
 *   <li>WebHooks that expire note when they became due.
 * </ul>
 */
final class Preparation {

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
    EntryStarts.open(preparation.copy);
    Blanks.remove(preparation.copy.model().getDocument().getDomSource().getNode());
    return Bpmn.convertToString(preparation.copy.model());
  }

  private void prepare() {
    FlowEnds.repeat(copy);
    List<MessagePlace> waits =
        MessagePlace.of(copy).stream()
            .filter(MessagePlace::isWait)
            .filter(place -> place.type().filter(type -> !type.startsWith("=")).isPresent())
            .toList();
    for (Process process : copy.processes()) {
      List<MessagePlace> own =
          waits.stream().filter(place -> place.process().equals(process.getId())).toList();
      Scopes.prepare(copy, process, own);
      own.forEach(this::giveMessage);
      listenWhereWaitsOpen(own);
      if (!own.isEmpty() || EntryStarts.hasEntry(process)) {
        listen(process, ZeebeExecutionListenerEventType.end, Listeners.RUN_ENDED);
      }
    }
    Jitter.of(copy).forEach(Jitter::apply);
    copy.elements(FlowNode.class).stream()
        .filter(Preparation::expires)
        .forEach(Preparation::noteWhenDue);
  }

  /** A message of its own; the drawn one stays, since other places may use it. */
  private void giveMessage(MessagePlace place) {
    Message message =
        copy.model().newInstance(Message.class, "journeyrunner-message-" + place.id());
    message.setName(Wait.messageName(place.process(), place.id()));
    copy.model().getDefinitions().addChildElement(message);
    boolean isKeyedByScope = WaitReader.place(place.node()).kind().isKeyedByScope();
    Elements.extension(message, ZeebeSubscription.class)
        .setCorrelationKey("=" + (isKeyedByScope ? Scopes.PATH : Wait.KEY));
    place.use(message);
  }

  /** One listener for all that an element opens: it reports once. */
  private void listenWhereWaitsOpen(List<MessagePlace> waits) {
    Map<String, Boolean> openers = new LinkedHashMap<>();
    Map<String, Boolean> closers = new LinkedHashMap<>();
    for (MessagePlace place : waits) {
      WaitReader.Place here = WaitReader.place(place.node());
      String opener = here.opener().element();
      openers.merge(opener, readsVariables(place), Boolean::logicalOr);
      if (here.kind() == Wait.Kind.BOUNDARY
          || here.kind() == Wait.Kind.BODY_BOUNDARY
          || (here.kind() == Wait.Kind.SCOPE && here.opener().isScope())) {
        closers.put(opener, true);
      }
    }
    openers.forEach(
        (opener, readsVariables) ->
            listen(
                element(opener),
                ZeebeExecutionListenerEventType.start,
                readsVariables ? Listeners.WAIT_OPENED_WITH_VARIABLES : Listeners.WAIT_OPENED));
    closers
        .keySet()
        .forEach(
            opener ->
                listen(
                    element(opener), ZeebeExecutionListenerEventType.end, Listeners.WAIT_CLOSED));
  }

  private BaseElement element(String id) {
    return copy.model().getModelElementById(id);
  }

  private static boolean readsVariables(MessagePlace place) {
    return Optional.ofNullable(
            EntryReader.condition(place, Condition::compileForWait, new ArrayList<>()))
        .filter(condition -> !condition.variablesRead().none())
        .isPresent();
  }

  private static void listen(
      BaseElement element, ZeebeExecutionListenerEventType when, String type) {
    ZeebeExecutionListeners listeners = Elements.extension(element, ZeebeExecutionListeners.class);
    ZeebeExecutionListener listener =
        listeners.getModelInstance().newInstance(ZeebeExecutionListener.class);
    listener.setEventType(when);
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
    if (!Mappings.hasInput(task, SINCE)) {
      Mappings.addInput(task, "=now()", SINCE);
    }
  }
}
