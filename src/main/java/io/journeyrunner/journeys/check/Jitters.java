// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Jitter;
import java.util.List;

/** A jitter can be added to the wait that it stands on. */
final class Jitters implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return Jitter.of(drawn).stream().flatMap(jitter -> jitter.flaw().stream()).toList();
  }
}
