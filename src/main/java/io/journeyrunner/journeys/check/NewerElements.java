// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.ConditionalEventDefinition;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the library of the newest engine knows and engine 8.6 refuses. */
final class NewerElements implements Check {

  private final boolean isAllowed;

  NewerElements(boolean isAllowed) {
    this.isAllowed = isAllowed;
  }

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return isAllowed
        ? List.of()
        : Stream.concat(
                of(drawn, AdHocSubProcess.class, "is an ad-hoc sub-process, which engine 8.6"),
                of(
                    drawn,
                    ConditionalEventDefinition.class,
                    "is a conditional event, which engine 8.6"))
            .toList();
  }

  private static Stream<Flaw> of(
      DrawnDiagram drawn, Class<? extends ModelElementInstance> kind, String what) {
    return drawn.model().getModelElementsByType(kind).stream()
        .map(
            element ->
                Flaw.error(
                    Owner.id(element),
                    what + " does not run",
                    "draw it with other elements; if your cluster is newer, set"
                        + " journeyrunner.journeys.check.newer-elements"));
  }
}
