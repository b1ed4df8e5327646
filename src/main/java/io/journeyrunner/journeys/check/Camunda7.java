// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** A drawing for the engine before this one, of which nothing else is worth saying. */
final class Camunda7 implements Check {

  private static final String CAMUNDA_7 = "\"http://camunda.org/schema/1.0/bpmn\"";
  private static final String CAMUNDA_8 = "\"http://camunda.org/schema/zeebe/1.0\"";
  private static final String PLATFORM = "executionPlatform=\"Camunda Platform\"";

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    String text = drawn.text();
    boolean isOlder = text.contains(CAMUNDA_7) || text.contains(PLATFORM);
    return isOlder && !text.contains(CAMUNDA_8)
        ? List.of(
            Flaw.error(
                "",
                "is a drawing for Camunda 7, whose expressions, listeners and delegates Camunda 8"
                    + " does not know",
                "draw it as a Camunda 8 diagram in Modeler, or convert it by Camunda's Diagram"
                    + " Converter"))
        : List.of();
  }
}
