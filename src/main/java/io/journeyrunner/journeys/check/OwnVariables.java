// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Nothing that is drawn writes the variables that say whose run it is and what it is about. */
final class OwnVariables implements Check {

  private static final Set<String> NAMES =
      Set.of(
          "user_id",
          "brand",
          "event",
          "event_id",
          "event_type",
          "event_time",
          "event_depth",
          "state",
          "entry_mode",
          "run_id");
  private static final Set<String> WHOSE = Set.of("user_id", "run_id");
  private static final String PREFIX = "journeyrunner";

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (ZeebeOutput one : all(drawn, ZeebeOutput.class)) {
      check(one, "output mapping", one.getTarget(), flaws);
    }
    for (ZeebeInput one : all(drawn, ZeebeInput.class)) {
      if (WHOSE.contains(String.valueOf(one.getTarget()))) { // others stay in the element
        check(one, "input mapping", one.getTarget(), flaws);
      }
    }
    for (ZeebeScript one : all(drawn, ZeebeScript.class)) {
      check(one, "result variable", one.getResultVariable(), flaws);
    }
    for (ZeebeCalledDecision one : all(drawn, ZeebeCalledDecision.class)) {
      check(one, "result variable", one.getResultVariable(), flaws);
    }
    for (ZeebeLoopCharacteristics one : all(drawn, ZeebeLoopCharacteristics.class)) {
      check(one, "input element", one.getInputElement(), flaws);
      check(one, "output collection", one.getOutputCollection(), flaws);
    }
    return flaws;
  }

  private static <T extends ModelElementInstance> List<T> all(DrawnDiagram drawn, Class<T> kind) {
    return List.copyOf(drawn.model().getModelElementsByType(kind));
  }

  private static void check(
      ModelElementInstance owner, String part, @Nullable String target, List<Flaw> flaws) {
    if (target == null) {
      return;
    }
    int dot = target.indexOf('.');
    String name = (dot < 0 ? target : target.substring(0, dot)).strip();
    boolean isOwn = NAMES.contains(name) || name.startsWith(PREFIX);
    if (isOwn) {
      flaws.add(
          Flaw.error(
                  Owner.id(owner),
                  "writes " + target + ", which belongs to Journey Runner",
                  "give the variable another name")
              .at(part));
    }
  }
}
