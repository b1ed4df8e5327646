// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.ShortText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.IterationContext;
import scala.Tuple2;

/** Finds what parses as FEEL and still can't be meant as a condition. */
final class ConditionCheck {

  private ConditionCheck() {}

  /**
   * Checks an expression.
   *
   * @param inRun true if there is a run whose variables it may read
   * @throws InvalidCondition saying what can't be meant
   */
  static void check(FeelExpression expression, boolean inRun) {
    Exp tree = expression.tree();
    if (tree instanceof ConstString || tree instanceof ConstNumber) {
      throw refused("is a value, not a condition", "compare it, as in state.level >= 3");
    }
    // A range such as 1..1000000000 would keep the intake busy for minutes.
    if (contains(tree, IterationContext.class::isInstance)) {
      throw refused("counts through a range of numbers", "go through a list of the event or state");
    }
    FeelTree.unknownFunctions(tree)
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidCondition(unknownFunction(name));
            });
    Set<String> local = localNames(tree);
    if (inRun) {
      local.add(Situation.VARIABLES);
    }
    checkVariables(expression, local);
    checkNames(expression, local);
    ComparedKinds.flaw(expression)
        .ifPresent(
            flaw -> {
              throw new InvalidCondition(flaw);
            });
  }

  private static void checkVariables(FeelExpression expression, Set<String> local) {
    if (!local.contains(Situation.VARIABLES)
        && expression.paths().stream()
            .anyMatch(path -> path.getFirst().equals(Situation.VARIABLES))) {
      throw refused(
          "vars are the variables of a run, and there is no run yet",
          "use event or state here, or compare with vars where the run waits");
    }
  }

  private static void checkNames(FeelExpression expression, Set<String> local) {
    // Inside a filter, list[x = 1], a bare name is a property of the elements.
    if (contains(expression.tree(), Filter.class::isInstance)) {
      return;
    }
    for (List<String> path : expression.paths()) {
      String root = path.getFirst();
      if (!Situation.ROOTS.contains(root) && !local.contains(root)) {
        throw refused(
            root + " is not known here",
            expression.text().contains("-" + root)
                ? "write a name with a hyphen in backticks: event.`spin-count`"
                : "use one of " + String.join(", ", Situation.ROOTS));
      }
    }
  }

  private static InvalidCondition refused(String what, String remedy) {
    return new InvalidCondition(new Finding("", what, remedy));
  }

  /** What to say about a function that FEEL does not have. */
  static Finding unknownFunction(String name) {
    return new Finding(
        "",
        "calls " + ShortText.of(name, 80) + ", which is no function of FEEL",
        "correct its name; put what stands before it in parentheses if it is no part of the name");
  }

  /** Names that the expression binds itself, as in {@code some x in event.list satisfies …}. */
  private static Set<String> localNames(Exp tree) {
    return FeelTree.nodes(tree)
        .filter(Tuple2.class::isInstance)
        .map(binding -> String.valueOf(((Tuple2<?, ?>) binding)._1()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** True if a node of the syntax tree is what is looked for. */
  private static boolean contains(Exp tree, Predicate<Object> wanted) {
    return FeelTree.nodes(tree).anyMatch(wanted);
  }
}
