// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Events start a process, and nothing starts it for nobody. */
final class Entries implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (Process process : drawn.processes()) {
      Collection<StartEvent> starts = process.getChildElementsByType(StartEvent.class);
      boolean isEntered = starts.stream().anyMatch(Entries::isEntry);
      if (!isEntered) {
        flaws.add(
            Flaw.warning(
                process.getId(),
                "has no start event with a message, so that no event starts it",
                "use the template Entry: event, unless another process calls it"));
      }
      starts.forEach(start -> other(start, isEntered).ifPresent(flaws::add));
    }
    return flaws;
  }

  private static boolean isEntry(StartEvent start) {
    return start.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
  }

  private static Optional<Flaw> other(StartEvent start, boolean isEntered) {
    if (isEntry(start)) {
      return Optional.empty();
    }
    Optional<EventDefinition> definition = start.getEventDefinitions().stream().findFirst();
    if (definition.isPresent()) {
      String kind = definition.get().getElementType().getTypeName().replace("EventDefinition", "");
      return Optional.of(
          Flaw.error(
              start.getId(),
              "is a start by " + kind + ", so that its runs belong to no user",
              "use the template Entry: event; for many users at a time, start a batch"));
    }
    return isEntered
        ? Optional.of(
            Flaw.warning(
                start.getId(),
                "is a start without an event beside an entry: who begins there belongs to no user,"
                    + " unless another process calls it",
                "take it out, unless another process calls this one"))
        : Optional.empty();
  }
}
