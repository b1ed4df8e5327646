// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the checks found, as a designer reads it: with names, and each fault once. */
final class Findings {

  private Findings() {}

  static Checked shown(Checked checked, DrawnDiagram drawn) {
    Set<Flaw> once = new LinkedHashSet<>(checked.flaws());
    Set<String> wrong =
        once.stream()
            .filter(flaw -> flaw.isError() && !isOfEngine(flaw))
            .map(Flaw::element)
            .collect(Collectors.toSet());
    List<Flaw> shown = new ArrayList<>();
    for (Flaw flaw : once) {
      // The engine says the same of it once more, in its own words.
      if (!isOfEngine(flaw) || !wrong.contains(flaw.element())) {
        shown.add(named(flaw, drawn));
      }
    }
    return new Checked(checked.diagram(), shown);
  }

  private static boolean isOfEngine(Flaw flaw) {
    return flaw.what().startsWith(EngineRules.WORDS);
  }

  private static Flaw named(Flaw flaw, DrawnDiagram drawn) {
    return !flaw.element().isEmpty()
            && drawn.model().getModelElementById(flaw.element()) instanceof BaseElement element
        ? flaw.named(Labels.name(element).orElse(null))
        : flaw;
  }
}
