// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.jobs.DrawnHeaders;
import io.journeyrunner.journeys.diagram.Block;
import io.journeyrunner.journeys.diagram.Journey;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The blocks of all versions of the journeys that this node knows. Thread-safe. */
@Component
final class DrawnBlocks implements DrawnHeaders {

  private volatile Map<Long, Journey> versions = Map.of();

  /** Takes all versions, by the engine's keys. */
  void replace(Map<Long, Journey> all) {
    versions = Map.copyOf(all);
  }

  @Override
  public Optional<Map<String, String>> of(long definitionKey, String element) {
    return Optional.ofNullable(versions.get(definitionKey))
        .flatMap(
            journey ->
                journey.blocks().stream()
                    .filter(block -> block.id().equals(element))
                    .map(Block::headers)
                    .findFirst());
  }
}
