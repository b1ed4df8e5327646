// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimeCycle;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.util.time.RepeatingInterval;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.journeys.diagram.Flaw;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cycle does not call a partner more often than once a minute for each user. */
final class FastCycles implements Check {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int MOST = 10;

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (CatchEvent event : drawn.elements(CatchEvent.class)) {
      event.getChildElementsByType(TimerEventDefinition.class).stream()
          .flatMap(timer -> Optional.ofNullable(timer.getTimeCycle()).stream())
          .map(TimeCycle::getTextContent)
          .map(String::strip)
          .filter(FastCycles::isFast)
          .findFirst()
          .filter(cycle -> calls(drawn, event))
          .ifPresent(cycle -> flaws.add(flaw(event, cycle)));
    }
    return flaws;
  }

  private static Flaw flaw(CatchEvent event, String cycle) {
    return Flaw.warning(
        event.getId(),
        "repeats by " + Labels.shown(cycle) + " and calls a WebHook each time, for every user",
        "repeat it no faster than once a minute, or no more than " + MOST + " times");
  }

  private static boolean isFast(String cycle) {
    try {
      RepeatingInterval parsed = RepeatingInterval.parse(cycle);
      Duration step =
          parsed
              .getInterval()
              .getDuration()
              .plus(
                  Duration.between(
                      Instant.EPOCH,
                      Instant.EPOCH.atZone(ZoneOffset.UTC).plus(parsed.getInterval().getPeriod())));
      boolean isEndless = parsed.getRepetitions() < 0 || parsed.getRepetitions() > MOST;
      return isEndless && step.compareTo(SHORTEST) < 0;
    } catch (DateTimeException e) {
      return false; // FEEL or cron, or told by another check
    }
  }

  /** True if a WebHook comes behind it, or in the event sub-process that it starts. */
  private static boolean calls(DrawnDiagram drawn, CatchEvent event) {
    Set<FlowNode> seen = new HashSet<>();
    Deque<FlowNode> open = new ArrayDeque<>(List.of(event));
    List<SequenceFlow> flows = drawn.elements(SequenceFlow.class);
    while (!open.isEmpty()) {
      FlowNode node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      flows.stream()
          .filter(flow -> node.equals(flow.getSource()) && flow.getTarget() != null)
          .forEach(flow -> open.add(flow.getTarget()));
    }
    return drawn.elements(FlowNode.class).stream()
        .filter(Thrown::isWebhook)
        .anyMatch(
            node ->
                seen.stream().anyMatch(one -> Elements.isWithin(node, one))
                    || (event instanceof StartEvent
                        && Elements.isWithin(node, (BaseElement) event.getParentElement())));
  }
}
