// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.engine.ProcessResource;
import java.util.List;

/**
 * A diagram that can be deployed. Immutable.
 *
 * @param file the name it goes by
 * @param drawn the BPMN 2.0 XML of the designer
 * @param prepared the same as it goes to the engine
 * @param journeys its processes
 */
public record JourneyDiagram(
    String file, String drawn, ProcessResource prepared, List<Journey> journeys) {

  /** Copies the list. */
  public JourneyDiagram {
    journeys = List.copyOf(journeys);
  }
}
