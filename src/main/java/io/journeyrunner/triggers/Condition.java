// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.ArrayList;
import java.util.Comparator;
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
 * user_id}, {@code brand}; at a wait {@code vars}, too. Compiling costs about a hundred times what
 * evaluating does.
 */
public final class Condition {

  private static final Pattern AND = Pattern.compile("\\band\\b");

  private final FeelExpression whole;

  private Condition(FeelExpression whole) {
    this.whole = whole;
  }

  /**
   * Parses a condition of a rule or an entry. There is no run yet, so {@code vars} is a mistake.
   *
   * @throws InvalidCondition with the place of the mistake, and what to do
   */
  public static Condition compile(String text) {
    FeelExpression whole = FeelExpression.parse(text);
    ConditionCheck.check(whole, false);
    return new Condition(whole);
  }

  /**
   * Parses a condition of a wait, which may read the variables of its run as {@code vars}.
   *
   * @throws InvalidCondition with the place of the mistake, and what to do
   */
  public static Condition compileForWait(String text) {
    FeelExpression whole = FeelExpression.parse(text);
    ConditionCheck.check(whole, true);
    return new Condition(whole);
  }

  /** Which variables of a run it reads. */
  public VariablesRead variablesRead() {
    return whole.variables();
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

  /**
   * Says whether it holds, and if not, why. Never fails: an error is a reason. The reason is put
   * together when it is read.
   */
  public Truth evaluate(Situation situation) {
    Object result = whole.evaluate(situation);
    return Boolean.TRUE.equals(result)
        ? new Truth.True()
        : new Truth.NotTrue(Why.of(() -> explain(result, situation)));
  }

  private String explain(@Nullable Object result, Situation situation) {
    return split(whole).stream()
        .map(part -> explain(part, part.evaluate(situation), situation))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> describe(whole, result, situation));
  }

  private static Optional<String> explain(
      FeelExpression part, @Nullable Object result, Situation situation) {
    return Boolean.TRUE.equals(result)
        ? Optional.empty()
        : Optional.of(describe(part, result, situation));
  }

  private static String describe(
      FeelExpression part, @Nullable Object result, Situation situation) {
    String says = Boolean.FALSE.equals(result) ? " is false" : " is neither true nor false";
    return Shown.shortened(part.text().strip()) + says + values(part, situation);
  }

  private static String values(FeelExpression part, Situation situation) {
    List<List<String>> read =
        part.paths().stream().filter(path -> Situation.isKnown(path.getFirst())).toList();
    List<List<String>> shown =
        read.stream()
            .map(path -> Situation.isObject(path.getFirst()) ? path : path.subList(0, 1))
            .distinct()
            .sorted(Comparator.comparing(path -> String.join(".", path)))
            .toList();
    if (shown.size() == 1 && shown.equals(read)) {
      return ": it is " + Shown.value(situation.value(shown.getFirst()));
    }
    return shown.isEmpty()
        ? ""
        : shown.stream()
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
