// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.journeyrunner.runs.RunVariables;
import io.journeyrunner.runs.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What each scope of a process knows by itself.
 *
 * <ul>
 *   <li>Its path from the run down: the key of messages that the engine looks for from outside of
 *       what waits, and what tells a called process from the run's own.
 *   <li>The event: what a notice brings stays in its sub-process or on its path, what a wait in one
 *       of many instances brings stays in that instance.
 *   <li>Waits with drawn output mappings still bring the event.
 * </ul>
 */
final class Scopes {

  /** FEEL for the path; runs that somebody started by hand have none. */
  static final String PATH = "if " + Wait.SCOPE + " != null then " + Wait.SCOPE + " else user_id";

  /** What an event brings. */
  private static final List<String> EVENT =
      List.of("event", "event_id", "event_type", "event_time", RunVariables.DEPTH);

  /** What a called process needs that gets only what is drawn. */
  private static final List<String> RUN =
      List.of(RunVariables.RUN, "user_id", "brand", "state", RunVariables.MODE);

  private Scopes() {}

  /** Prepares all scopes of a process, and its waits. */
  static void prepare(DrawnDiagram copy, Process process, List<MessagePlace> waits) {
    List<Activity> activities =
        copy.elements(Activity.class).stream()
            .filter(activity -> Elements.isWithin(activity, process))
            .toList();
    for (int number = 0; number < activities.size(); number++) {
      Activity activity = activities.get(number);
      if (activity instanceof CallActivity call) {
        call(call, number);
      } else if (activity instanceof SubProcess scope && needsPath(copy, scope, waits)) {
        addPath(scope, RunVariables.SUB_PROCESS + number);
      }
      if (keepsEvents(activity, waits)) {
        EVENT.forEach(name -> Mappings.addInput(activity, "=" + name, name));
      }
    }
    Set<FlowNode> drawn =
        waits.stream().map(MessagePlace::node).filter(Mappings::hasOutputs).collect(toSet());
    List<String> names = brought(copy, process);
    drawn.removeAll(new NoticePaths(copy, waits, names).prepare());
    drawn.forEach(node -> Mappings.addFirstOutputs(node, names, name -> "=" + name));
  }

  private static List<String> brought(DrawnDiagram copy, Process process) {
    List<String> names = new ArrayList<>(EVENT);
    names.add("brand");
    if (ProcessExpressions.readState(copy, process)) {
      names.add("state");
    }
    return names;
  }

  private static void call(CallActivity call, int number) {
    addPath(call, RunVariables.CALL + number);
    ZeebeCalledElement called = call.getSingleExtensionElement(ZeebeCalledElement.class);
    if (called != null && !called.isPropagateAllParentVariablesEnabled()) {
      RUN.forEach(name -> Mappings.addInput(call, "=" + name, name));
      EVENT.forEach(name -> Mappings.addInput(call, "=" + name, name));
    }
  }

  /** The number of an instance keeps the paths of one activity apart. */
  private static void addPath(Activity scope, String part) {
    String instance = WaitReader.isMultiInstance(scope) ? " + \".\" + string(loopCounter)" : "";
    Mappings.addInput(scope, "=(" + PATH + ") + \"" + part + "\"" + instance, Wait.SCOPE);
  }

  /** Only where a key depends on it: each mapping is a record in the engine. */
  private static boolean needsPath(DrawnDiagram copy, SubProcess scope, List<MessagePlace> waits) {
    return waits.stream()
            .map(MessagePlace::node)
            .filter(node -> WaitReader.place(node).kind().isKeyedByScope())
            .anyMatch(node -> Elements.isWithin(node, scope) || isOnBorder(node, scope))
        || copy.elements(CallActivity.class).stream()
            .anyMatch(call -> Elements.isWithin(call, scope));
  }

  /** Its listener runs inside, and finds the scope around by leaving the last part of the path. */
  private static boolean isOnBorder(FlowNode node, SubProcess scope) {
    return node instanceof BoundaryEvent border && scope.equals(border.getAttachedTo());
  }

  private static boolean keepsEvents(Activity activity, List<MessagePlace> waits) {
    boolean waitsInside =
        activity instanceof CallActivity
            || waits.stream().anyMatch(place -> Elements.isWithin(place.node(), activity));
    boolean isOneOfMany =
        WaitReader.isMultiInstance(activity)
            && (activity instanceof ReceiveTask || WaitReader.hasScope(activity));
    return waitsInside && (isOneOfMany || isNotice(activity));
  }

  /** An event sub-process that leaves the rest of its scope running. */
  private static boolean isNotice(Activity activity) {
    return activity instanceof SubProcess scope
        && scope.triggeredByEvent()
        && scope.getChildElementsByType(StartEvent.class).stream()
            .noneMatch(StartEvent::isInterrupting);
  }
}
