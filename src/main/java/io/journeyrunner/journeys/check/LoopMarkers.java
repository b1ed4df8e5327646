// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** The engine passes over the loop marker and does the activity once. */
final class LoopMarkers implements Check {

  private static final String MARKER = "standardLoopCharacteristics";

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return drawn.elements(Activity.class).stream()
        .filter(
            activity ->
                activity.getDomElement().getChildElements().stream()
                    .anyMatch(child -> child.getLocalName().equals(MARKER)))
        .map(
            activity ->
                Flaw.error(
                    activity.getId(),
                    "has the marker of a loop, which Camunda 8 passes over: it is done once",
                    "draw the way back as a flow, or use a multi-instance marker"))
        .toList();
  }
}
