// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check found. Immutable.
 *
 * @param diagram null if the text is no diagram, so that nothing can be said of it
 * @param flaws all that was found, errors and warnings
 */
public record Checked(@Nullable JourneyDiagram diagram, List<Flaw> flaws) {

  /** Copies the list. */
  public Checked {
    flaws = List.copyOf(flaws);
  }

  /** The diagram, if nothing keeps it from being deployed. */
  public Optional<JourneyDiagram> deployable() {
    return Optional.ofNullable(diagram).filter(one -> errors().isEmpty());
  }

  /** What keeps it from being deployed. */
  public List<Flaw> errors() {
    return flaws.stream().filter(Flaw::isError).toList();
  }
}
