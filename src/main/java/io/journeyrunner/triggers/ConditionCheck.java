// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.IterationContext;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterator;

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
    Set<String> local = new HashSet<>();
    collectLocalNames(expression.tree(), local);
    if (inRun) {
      local.add(Situation.VARIABLES);
    }
    checkVariables(expression, local);
    checkNames(expression, local);
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
            root + " is not known here", "use one of " + String.join(", ", Situation.ROOTS));
      }
    }
  }

  private static InvalidCondition refused(String what, String remedy) {
    return new InvalidCondition(new Finding("", what, remedy));
  }

  /** Names that the expression binds itself, as in {@code some x in event.list satisfies …}. */
  private static void collectLocalNames(Object node, Set<String> names) {
    if (node instanceof Tuple2<?, ?> binding) {
      names.add(String.valueOf(binding._1()));
    }
    if (node instanceof Product product) {
      Iterator<Object> parts = product.productIterator();
      while (parts.hasNext()) {
        collectLocalNames(parts.next(), names);
      }
    }
  }

  /** True if a node of the syntax tree is what is looked for. */
  private static boolean contains(Object node, Predicate<Object> wanted) {
    if (wanted.test(node)) {
      return true;
    }
    if (node instanceof Product product) {
      Iterator<Object> parts = product.productIterator();
      while (parts.hasNext()) {
        if (contains(parts.next(), wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
