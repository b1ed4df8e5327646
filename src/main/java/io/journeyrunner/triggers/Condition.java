// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;

/**
 * A FEEL condition, parsed once. Immutable; two of the same text are equal.
 *
 * <p>Variables: {@code event}, {@code state}, {@code event_type}, {@code event_time}, {@code
 * user_id}, {@code brand}.
 */
public final class Condition {

  private static final Pattern AND = Pattern.compile("\\band\\b");

  private final FeelExpression whole;
  private final List<FeelExpression> parts;

  private Condition(FeelExpression whole) {
    this.whole = whole;
    this.parts = split(whole);
  }

  /**
   * Parses a condition.
   *
   * @throws InvalidCondition with the place of the mistake, and what to do
   */
  public static Condition compile(String text) {
    FeelExpression whole = FeelExpression.parse(text);
    ConditionCheck.check(whole);
    return new Condition(whole);
  }

  /** The condition as it was written. */
  public String text() {
    return whole.text();
  }

  /** All of it. */
  FeelExpression expression() {
    return whole;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition condition && condition.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  /** Says whether it holds, and if not, why. Never fails: an error is a reason. */
  Truth evaluate(Situation situation) {
    Object result = whole.evaluate(situation);
    if (Boolean.TRUE.equals(result)) {
      return new Truth.True();
    }
    return parts.stream()
        .map(part -> explain(part, part.evaluate(situation), situation))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Truth.NotTrue(describe(whole, result, situation)));
  }

  private static Optional<Truth> explain(
      FeelExpression part, @Nullable Object result, Situation situation) {
    return Boolean.TRUE.equals(result)
        ? Optional.empty()
        : Optional.of(new Truth.NotTrue(describe(part, result, situation)));
  }

  private static String describe(
      FeelExpression part, @Nullable Object result, Situation situation) {
    String says = Boolean.FALSE.equals(result) ? " is false" : " is neither true nor false";
    return Shown.shortened(part.text().strip()) + says + values(part, situation);
  }

  private static String values(FeelExpression part, Situation situation) {
    List<List<String>> paths =
        part.paths().stream()
            .filter(path -> Situation.ROOTS.contains(path.getFirst()))
            .sorted((one, other) -> String.join(".", one).compareTo(String.join(".", other)))
            .toList();
    if (paths.size() == 1) {
      return ": it is " + Shown.value(situation.value(paths.getFirst()));
    }
    return paths.isEmpty()
        ? ""
        : paths.stream()
            .map(path -> String.join(".", path) + " is " + Shown.value(situation.value(path)))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  /**
   * The parts that the outermost {@code and}s join, each with its own text. A part is found by
   * trying: the shortest piece of text up to an {@code and} that parses to the next parts of the
   * syntax tree.
   */
  private static List<FeelExpression> split(FeelExpression whole) {
    List<Exp> wanted = FeelExpression.conjuncts(whole.tree());
    List<FeelExpression> found = new ArrayList<>();
    int done = 0;
    int begin = 0;
    for (int end : ends(whole.text())) {
      Optional<FeelExpression> part =
          FeelExpression.tryParse(
              whole.text().substring(begin, Math.min(end, whole.text().length())));
      if (part.isEmpty()) {
        continue;
      }
      List<Exp> exps = FeelExpression.conjuncts(part.get().tree());
      int next = done + exps.size();
      if (next <= wanted.size() && wanted.subList(done, next).equals(exps)) {
        found.add(part.get());
        done = next;
        begin = end + "and".length();
      }
    }
    return done == wanted.size() ? List.copyOf(found) : List.of(whole);
  }

  private static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    Matcher and = AND.matcher(text);
    while (and.find()) {
      ends.add(and.start());
    }
    ends.add(text.length());
    return ends;
  }
}
