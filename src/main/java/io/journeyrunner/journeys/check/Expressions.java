// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeMapping;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.triggers.EngineFeel;
import io.journeyrunner.triggers.FeelSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** FEEL in flows, timers and mappings can be read, and fixed durations are durations. */
final class Expressions implements Check {

  /** ISO 8601 as the engine takes it: years to weeks, too. */
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?");

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (SequenceFlow flow : drawn.elements(SequenceFlow.class)) {
      feel(flow.getId(), "condition", text(flow.getConditionExpression()), flaws);
    }
    for (CatchEvent event : drawn.elements(CatchEvent.class)) {
      event.getEventDefinitions().stream()
          .filter(TimerEventDefinition.class::isInstance)
          .forEach(timer -> checkTimer(event.getId(), (TimerEventDefinition) timer, flaws));
    }
    for (FlowNode node : drawn.elements(FlowNode.class)) {
      checkMappings(node, flaws);
    }
    for (Activity activity : drawn.elements(Activity.class)) {
      checkLoop(activity, flaws);
    }
    return flaws;
  }

  private static void checkTimer(String id, TimerEventDefinition timer, List<Flaw> flaws) {
    feel(id, "timer", text(timer.getTimeDuration()), flaws);
    feel(id, "timer", text(timer.getTimeDate()), flaws);
    feel(id, "timer", text(timer.getTimeCycle()), flaws);
    String duration = text(timer.getTimeDuration());
    if (duration != null
        && !duration.isEmpty()
        && !duration.startsWith("=")
        && !DURATION.matcher(duration).matches()) {
      flaws.add(
          Flaw.error(
              id,
              "waits for " + duration + ", which is no duration",
              "write an ISO 8601 duration, such as P1D or PT12H, or FEEL that begins with ="));
    }
  }

  private static void checkMappings(FlowNode node, List<Flaw> flaws) {
    ZeebeIoMapping mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
    if (mapping != null) {
      Stream.concat(mapping.getInputs().stream(), mapping.getOutputs().stream())
          .map(ZeebeMapping.class::cast)
          .forEach(
              one -> feel(node.getId(), "mapping to " + one.getTarget(), one.getSource(), flaws));
    }
  }

  private static void checkLoop(Activity activity, List<Flaw> flaws) {
    if (activity.getLoopCharacteristics() == null) {
      return;
    }
    ZeebeLoopCharacteristics loop =
        activity.getLoopCharacteristics().getSingleExtensionElement(ZeebeLoopCharacteristics.class);
    if (loop != null) {
      feel(activity.getId(), "input collection", loop.getInputCollection(), flaws);
      feel(activity.getId(), "output element", loop.getOutputElement(), flaws);
    }
  }

  private static void feel(String id, String part, @Nullable String text, List<Flaw> flaws) {
    if (text != null && text.startsWith("=")) {
      String expression = text.substring(1);
      FeelSyntax.flaw(expression).ifPresent(found -> flaws.add(Flaw.error(id, part, found)));
      EngineFeel.faults(expression).forEach(found -> flaws.add(Flaw.error(id, part, found)));
      EngineFeel.surprise(expression)
          .ifPresent(
              found -> flaws.add(Flaw.warning(id, part + " " + found.what(), found.remedy())));
    }
  }

  private static @Nullable String text(@Nullable ModelElementInstance element) {
    return element == null ? null : element.getTextContent().strip();
  }
}
