// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.blocks.Blocks;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.JourneyReader;
import java.util.List;

/** Every small block is configured so that it can work. */
final class SmallBlocks implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return JourneyReader.blocks(drawn).stream()
        .flatMap(
            block ->
                Blocks.check(block.jobType(), block.headers()).stream()
                    .map(found -> Flaw.error(block.id(), "", found)))
        .toList();
  }
}
