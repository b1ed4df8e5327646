// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A random part of a duration that lengthens a wait, so that users who came together do not go on
 * together.
 *
 * @param node the wait: a timer in the flow, at a task, or at the start of an event sub-process
 * @param text the longest that it lengthens, as it was written (ISO 8601)
 */
public record Jitter(FlowNode node, String text) {

  private static final String PROPERTY = "jitter";

  /** All waits with jitter of the processes that can run. */
  public static List<Jitter> of(DrawnDiagram drawn) {
    List<Jitter> found = new ArrayList<>();
    for (FlowNode node : drawn.elements(FlowNode.class)) {
      String text = Elements.properties(node).get(PROPERTY);
      if (text != null) {
        found.add(new Jitter(node, text));
      }
    }
    return found;
  }

  /** What keeps it from being applied; empty if nothing does. */
  public Optional<Flaw> flaw() {
    String id = node.getId();
    if (drawn().isEmpty()) {
      return Optional.of(
          Flaw.error(
                  id,
                  "stands on an element that does not wait for a duration",
                  "give the timer a duration, or leave the jitter out")
              .at(PROPERTY));
    }
    if (!isDuration(text)) {
      return Optional.of(
          Flaw.error(id, text + " is no duration", "write an ISO 8601 duration, such as PT2H")
              .at(PROPERTY));
    }
    String wait = drawn().get();
    return wait.startsWith("=") || isDuration(wait)
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                id,
                "waits for " + wait + ", to which no jitter can be added",
                "write the wait in days and hours, such as P30D"));
  }

  /** Writes it into the timer. */
  void apply() {
    if (flaw().isPresent()) {
      return; // the check has told
    }
    String wait = drawn().orElseThrow();
    TimeDuration duration = timer().map(TimerEventDefinition::getTimeDuration).orElseThrow();
    // Engine 8.6 multiplies durations by whole numbers only; it takes 0.7 for 0.
    duration.setTextContent(
        "="
            + feel(wait)
            + " + duration(\"PT1S\") * floor("
            + Duration.parse(text).toSeconds()
            + " * random number())");
  }

  /** An expression may give a text; a line break ends a comment in it. */
  private static String feel(String wait) {
    if (!wait.startsWith("=")) {
      return "duration(\"" + wait + "\")";
    }
    String drawn = "(" + wait.substring(1).strip() + "\n)";
    return "(if " + drawn + " instance of string then duration(" + drawn + ") else " + drawn + ")";
  }

  private static boolean isDuration(String text) {
    try {
      return !Duration.parse(text).isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Optional<String> drawn() {
    return timer()
        .map(TimerEventDefinition::getTimeDuration)
        .map(TimeDuration::getTextContent)
        .map(String::strip)
        .filter(wait -> !wait.isEmpty());
  }

  private Optional<TimerEventDefinition> timer() {
    return node.getChildElementsByType(TimerEventDefinition.class).stream().findFirst();
  }
}
