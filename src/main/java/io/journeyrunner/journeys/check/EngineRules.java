// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.model.xml.validation.ValidationResult;
import org.camunda.bpm.model.xml.validation.ValidationResultType;

/**
 * The engine's own rules, by its own library, so that a check without the engine finds them, too.
 * For a prepared diagram.
 */
final class EngineRules implements Check {

  /** What its findings begin with. */
  static final String WORDS = "the engine would refuse it: ";

  @Override
  public List<Flaw> check(DrawnDiagram prepared) {
    ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
    new ModelWalker(prepared.model()).walk(visitor);
    return visitor.getValidationResult().getResults().values().stream()
        .flatMap(List::stream)
        .filter(result -> result.getType() == ValidationResultType.ERROR)
        .map(EngineRules::flaw)
        .sorted(Comparator.comparing(Flaw::toString))
        .toList();
  }

  private static Flaw flaw(ValidationResult result) {
    return Flaw.error(
        Owner.id(result.getElement()),
        WORDS + result.getMessage(),
        "correct it in Modeler, which shows it under Problems");
  }
}
