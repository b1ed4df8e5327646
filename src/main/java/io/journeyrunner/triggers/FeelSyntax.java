// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a text is FEEL, for expressions that the engine evaluates. */
public final class FeelSyntax {

  private FeelSyntax() {}

  /**
   * What keeps a text from being a FEEL expression; empty if it is one. What the names in it stand
   * for is not looked at.
   *
   * @param expression without the {@code =} that Modeler puts before it
   */
  public static Optional<Finding> flaw(String expression) {
    try {
      FeelExpression unused = FeelExpression.parse(expression);
      return Optional.empty();
    } catch (InvalidCondition e) {
      return e.findings().stream()
          .map(
              found ->
                  new Finding(found.where(), found.what(), "correct the expression in Modeler"))
          .findFirst();
    }
  }

  /**
   * What an expression gives that reads no variable; empty if it reads one, can't be read, or gives
   * null.
   */
  public static Optional<Object> constant(String expression) {
    return FeelExpression.tryParse(expression)
        .filter(parsed -> parsed.paths().isEmpty())
        .flatMap(FeelExpression::constant);
  }

  /** The variables that an expression reads; none if it can't be read. */
  public static Set<String> variables(String expression) {
    return FeelExpression.tryParse(expression).stream()
        .flatMap(parsed -> parsed.paths().stream())
        .map(List::getFirst)
        .collect(Collectors.toUnmodifiableSet());
  }
}
