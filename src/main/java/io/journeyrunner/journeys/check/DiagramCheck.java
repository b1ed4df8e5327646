// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds all that is wrong with a diagram before it is deployed. Thread-safe. */
@Component
public final class DiagramCheck {

  private final List<Check> checks;

  DiagramCheck() {
    this.checks = List.of(new ProcessIds());
  }

  /** Reads, checks and prepares a diagram. Never fails: what is wrong is in the answer. */
  public Checked check(String file, String text) {
    List<Flaw> flaws = new ArrayList<>();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(file, text);
      checks.forEach(check -> flaws.addAll(check.check(drawn)));
      if (flaws.stream().anyMatch(flaw -> flaw.element().isEmpty() && flaw.isError())) {
        return new Checked(null, flaws);
      }
      List<Journey> journeys = JourneyReader.read(drawn, flaws);
      return new Checked(new JourneyDiagram(file, text, drawn.prepared(), journeys), flaws);
    } catch (UnreadableDiagram e) {
      return new Checked(null, List.of(e.flaw()));
    }
  }
}
