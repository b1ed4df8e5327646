// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** Looks for one kind of flaw. */
interface Check {

  /** All flaws of that kind, in the order of the diagram. */
  List<Flaw> check(DrawnDiagram drawn);
}
