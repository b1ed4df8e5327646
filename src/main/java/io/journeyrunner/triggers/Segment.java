// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.users.UserId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A FEEL expression that holds for some users, by their {@code state} and {@code user_id}. */
public final class Segment {

  private static final Set<String> KNOWN = Set.of("state", "user_id");

  private final FeelExpression expression;

  private Segment(FeelExpression expression) {
    this.expression = expression;
  }

  /**
   * Parses a segment.
   *
   * @throws InvalidCondition with the place of the mistake, and what to do
   */
  public static Segment compile(String text) {
    FeelExpression expression = Condition.compile(text).expression();
    for (List<String> path : expression.paths()) {
      String root = path.getFirst();
      if (Situation.ROOTS.contains(root) && !KNOWN.contains(root)) {
        throw new InvalidCondition(
            new Finding("", root + " is not known of a segment", "use state and user_id"));
      }
    }
    return new Segment(expression);
  }

  /** Whether the user is in it now. An expression that can't be told is false. */
  public boolean holds(UserId user, ObjectNode state, ZonedDateTime now) {
    return Boolean.TRUE.equals(expression.evaluate(Situation.of(user, state, now)));
  }
}
