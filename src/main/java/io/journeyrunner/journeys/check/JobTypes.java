// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every job has somebody who does it; else those on the journey would stand there for ever. */
final class JobTypes implements Check {

  private final Supplier<Set<String>> known;

  JobTypes(Supplier<Set<String>> known) {
    this.known = known;
  }

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (BaseElement element : drawn.elements(BaseElement.class)) {
      ZeebeTaskDefinition task = element.getSingleExtensionElement(ZeebeTaskDefinition.class);
      if (task != null) {
        check(element.getId(), task.getType(), flaws);
        silent(element).ifPresent(flaws::add);
      }
      ZeebeExecutionListeners listeners =
          element.getSingleExtensionElement(ZeebeExecutionListeners.class);
      if (listeners != null) {
        listeners.getChildElementsByType(ZeebeExecutionListener.class).stream()
            .map(ZeebeExecutionListener::getType)
            .forEach(type -> check(element.getId(), type, flaws));
      }
    }
    return flaws;
  }

  /** The engine gives out no job for it, and goes on as if it were done. */
  private static Optional<Flaw> silent(BaseElement element) {
    boolean isDone =
        !(element instanceof Event event)
            || (event instanceof ThrowEvent
                && !event.getChildElementsByType(MessageEventDefinition.class).isEmpty());
    return isDone
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                element.getId(),
                "has a job type, but is an event that throws no message, so that nobody does it",
                "use a task, or an event that throws a message"));
  }

  private void check(String element, @Nullable String type, List<Flaw> flaws) {
    if (type == null || type.isBlank() || type.startsWith("=")) {
      return; // missing: the engine's own rules tell; computed: nobody can tell before it runs
    }
    if (!known.get().contains(type)) {
      flaws.add(
          Flaw.error(
              element,
              "has the job type " + type + ", which nobody does",
              "use one of "
                  + String.join(", ", new TreeSet<>(known.get()))
                  + ", or name it in journeyrunner.journeys.check.other-job-types if another"
                  + " program does it"));
    }
  }
}
