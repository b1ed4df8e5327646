// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.api.VariableReference;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** A parsed FEEL expression. Immutable. */
final class FeelExpression {

  private static final FeelMoment MOMENT = new FeelMoment();
  private static final FeelEngineApi ENGINE =
      FeelEngineBuilder.forJava()
          .withClock(MOMENT)
          .withFunctionProvider(new InstantComparison())
          .build();
  private static final int LONGEST = 10_000;
  private static final Pattern FAILURE_AT =
      Pattern.compile(":(\\d+):(\\d+), found \"(.*)\"\\s*$", Pattern.DOTALL);

  private static final Pattern NAME_GOES_ON = Pattern.compile("\\.\\d|[a-z]+ *[=<>]");

  private final ParsedExpression parsed;
  private final ParsedExpression evaluated;
  private final Set<List<String>> paths;
  private final Map<String, Set<String>> reads = new HashMap<>();

  private FeelExpression(ParsedExpression parsed) {
    this.parsed = parsed;
    this.evaluated =
        new ParsedExpression(InstantComparison.rewrite(parsed.expression()), parsed.text());
    Set<List<String>> found = new LinkedHashSet<>();
    for (VariableReference reference : parsed.getVariableReferences()) {
      found.add(List.copyOf(reference.getFullQualifiedName()));
    }
    this.paths = Set.copyOf(found);
    paths.forEach(path -> reads.merge(path.getFirst(), properties(path), FeelExpression::join));
  }

  /** The property that a path begins with; none stands for all of what its first name means. */
  private static Set<String> properties(List<String> path) {
    return path.size() > 1 && Situation.isObject(path.getFirst()) ? Set.of(path.get(1)) : Set.of();
  }

  private static Set<String> join(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return Set.of();
    }
    Set<String> both = new LinkedHashSet<>(some);
    both.addAll(others);
    return both;
  }

  /** Parses a text; empty if it is no expression. */
  static Optional<FeelExpression> tryParse(String text) {
    try {
      ParseResult result = ENGINE.parseExpression(text);
      return result.isSuccess()
          ? Optional.of(new FeelExpression(result.parsedExpression()))
          : Optional.empty();
    } catch (StackOverflowError e) {
      return Optional.empty();
    }
  }

  /**
   * Parses a text.
   *
   * @throws InvalidCondition with the place of the mistake
   */
  static FeelExpression parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidCondition(
          new Finding(
              "",
              "has " + text.length() + " characters, more than " + LONGEST,
              "make it shorter; several rules may listen to one event type"));
    }
    try {
      ParseResult result = ENGINE.parseExpression(text);
      if (!result.isSuccess()) {
        throw new InvalidCondition(failure(result.failure().message()));
      }
      return new FeelExpression(result.parsedExpression());
    } catch (StackOverflowError e) { // the parser descends with the nesting
      throw new InvalidCondition(
          new Finding("", "is nested too deeply", "take away parentheses, or split it"));
    }
  }

  private static Finding failure(String message) {
    Matcher at = FAILURE_AT.matcher(message);
    if (!at.find()) {
      return new Finding("", "is no FEEL expression", "see docs/rules.md for examples");
    }
    String found = at.group(3).isEmpty() ? "the end" : at.group(3);
    boolean isName = NAME_GOES_ON.matcher(found).lookingAt();
    return new Finding(
        "line " + at.group(1) + ", column " + at.group(2),
        "FEEL can't read on at: " + Shown.shortened(found),
        isName
            ? "write a name with blanks, or with a digit first, in backticks: event.`first name`"
            : "correct the expression there; a comparison looks like state.level >= 3");
  }

  /** The syntax tree. */
  Exp tree() {
    return parsed.expression();
  }

  /** The source text. */
  String text() {
    return parsed.text();
  }

  /** Every path that it reads, such as {@code [event, amount]}. */
  Set<List<String>> paths() {
    return paths;
  }

  /** What it reads below the variables of a run. */
  VariablesRead variables() {
    Set<String> names = reads.get(Situation.VARIABLES);
    return names == null
        ? new VariablesRead(false, Set.of())
        : new VariablesRead(names.isEmpty(), names);
  }

  /**
   * Evaluates it; only what it reads is handed over. Null stands for FEEL's null and for errors.
   */
  @Nullable Object evaluate(Situation situation) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    reads.forEach((root, properties) -> variables.put(root, value(root, properties, situation)));
    try {
      EvaluationResult result =
          MOMENT.during(situation.now(), () -> ENGINE.evaluate(evaluated, variables));
      return result.isSuccess() ? result.result() : null;
    } catch (StackOverflowError e) { // what the parser could just read
      return null;
    }
  }

  /** The value without any variable; empty for FEEL's null and for errors. */
  Optional<Object> constant() {
    EvaluationResult result =
        MOMENT.during(
            Instant.EPOCH.atZone(ZoneOffset.UTC), () -> ENGINE.evaluate(evaluated, Map.of()));
    return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
  }

  private static @Nullable Object value(String root, Set<String> properties, Situation situation) {
    if (properties.isEmpty()) {
      return situation.value(List.of(root));
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    properties.forEach(name -> values.put(name, situation.value(List.of(root, name))));
    return values;
  }

  /**
   * The parts that a conjunction joins, from left to right; the expression itself if it is none.
   */
  static List<Exp> conjuncts(Exp expression) {
    List<Exp> parts = new ArrayList<>();
    if (expression instanceof Conjunction conjunction) {
      parts.addAll(conjuncts(conjunction.x()));
      parts.addAll(conjuncts(conjunction.y()));
    } else {
      parts.add(expression);
    }
    return parts;
  }
}
