// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.triggers.EngineFeel;
import io.journeyrunner.triggers.FeelSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Wherever the engine reads FEEL it can read it, and mappings have targets that it takes. */
final class Expressions implements Check {

  private static final Pattern OTHER_LANGUAGE = Pattern.compile("[$#]\\{.*}", Pattern.DOTALL);
  private static final Pattern PATH =
      Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*");

  /** Those of FEEL that engine 8.6 takes for no variable. */
  private static final Set<String> RESERVED =
      Set.of(
          "null",
          "true",
          "false",
          "function",
          "if",
          "then",
          "else",
          "for",
          "between",
          "instance",
          "of");

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    FeelPlace.of(drawn).forEach(place -> flaws.addAll(flaws(place)));
    drawn
        .model()
        .getModelElementsByType(ZeebeInput.class)
        .forEach(one -> target(one, one.getTarget()).ifPresent(flaws::add));
    drawn
        .model()
        .getModelElementsByType(ZeebeOutput.class)
        .forEach(one -> target(one, one.getTarget()).ifPresent(flaws::add));
    return flaws;
  }

  private static List<Flaw> flaws(FeelPlace place) {
    String text = place.text();
    if (text == null) {
      return List.of(); // what must be there is asked for by the engine's own rules
    }
    String id = Owner.id(place.owner());
    if (text.length() > 1 && text.startsWith("=")) {
      return feel(text.substring(1), id, place.part());
    }
    return flaw(text, place.isFeel())
        .map(flaw -> new Flaw(flaw.severity(), id, null, place.part(), flaw.what(), flaw.remedy()))
        .stream()
        .toList();
  }

  /** What can't be read, and what the engine reads as something else than we do. */
  private static List<Flaw> feel(String expression, String id, String part) {
    Optional<Flaw> unreadable =
        FeelSyntax.flaw(expression).map(found -> Flaw.error(id, part, found));
    if (unreadable.isPresent()) {
      return List.of(unreadable.get());
    }
    List<Flaw> flaws = new ArrayList<>();
    EngineFeel.faults(expression).forEach(found -> flaws.add(Flaw.error(id, part, found)));
    EngineFeel.surprise(expression)
        .ifPresent(found -> flaws.add(Flaw.warning(id, part + " " + found.what(), found.remedy())));
    return flaws;
  }

  /** What is wrong with a text without a {@code =} and something behind it. */
  private static Optional<Flaw> flaw(String text, boolean isFeel) {
    if (text.equals("=")) {
      return Optional.of(Flaw.error("", "is empty behind its =", "write the expression"));
    }
    if (OTHER_LANGUAGE.matcher(text.strip()).matches()) {
      return Optional.of(
          Flaw.error(
              "",
              Labels.shown(text) + " is no FEEL, the language of Camunda 8",
              "write it as FEEL that begins with =, such as =event.amount > 10"));
    }
    String what =
        text.isBlank()
            ? "is empty"
            : Labels.shown(text) + " is no expression: it does not begin with =";
    return isFeel
        ? Optional.of(Flaw.error("", what, "write FEEL that begins with ="))
        : Optional.empty();
  }

  private static Optional<Flaw> target(ModelElementInstance mapping, @Nullable String target) {
    boolean isPath = target != null && PATH.matcher(target).matches() && !RESERVED.contains(target);
    return isPath
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                    Owner.id(mapping),
                    "has the target " + Labels.shown(target) + ", which is no name of a variable",
                    "use letters, digits and _, beginning with a letter")
                .at("mapping"));
  }
}
