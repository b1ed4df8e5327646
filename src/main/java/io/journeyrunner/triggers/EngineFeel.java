// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.Comparison;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InstanceOf;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.Subtraction;

/**
 * What a FEEL expression means that the engine evaluates, at a gateway, timer or mapping: engine
 * 8.6 has FEEL 1.18, conditions have the newer one, and process variables are JSON, so that {@code
 * event_time} is a text there.
 */
public final class EngineFeel {

  /** Functions since FEEL 1.18, each with what to write in its place. */
  private static final Map<String, String> NEWER =
      Map.of(
          "is blank", "string length(trim(…)) = 0",
          "from json", "a WebHook's reply, whose body is parsed already",
          "to json", "string(…)",
          "partition", "sublist(…)");

  /** Functions that the engine adds to FEEL's own. */
  private static final Set<String> OF_THE_ENGINE = Set.of("cycle", "fromAi");

  /** What takes a date or a time apart, but no text. */
  private static final Set<String> OF_DATES =
      Set.of(
          "date",
          "time",
          "day of week",
          "day of year",
          "week of year",
          "month of year",
          "last day of month",
          "years and months duration");

  private static final Set<String> GIVES_DATES =
      Set.of("date and time", "date", "time", "now", "today", "duration");

  private static final Finding TEXT =
      new Finding(
          "",
          "reads event_time as a date, but it is a text here",
          "write date and time(event_time) in its place");

  private static final Finding BACKSLASH =
      new Finding(
          "",
          "has \\\\ in a text: here these are two backslashes, in Only if they are one",
          "write one, as in matches(event.code, \"\\d+\"), or \\x5C for a backslash in a pattern");

  private EngineFeel() {}

  /**
   * What the engine can't do or takes for something else: an unknown function, or {@code
   * event_time} as a date. Empty if there is nothing, or if the text is no FEEL.
   *
   * @param expression without the {@code =} that Modeler puts before it
   */
  public static List<Finding> faults(String expression) {
    return FeelExpression.tryParse(expression).map(FeelExpression::tree).stream()
        .flatMap(EngineFeel::all)
        .distinct()
        .toList();
  }

  private static Stream<Finding> all(Object tree) {
    return Stream.concat(
        FeelTree.unknownFunctions(tree)
            .filter(name -> !OF_THE_ENGINE.contains(name))
            .map(ConditionCheck::unknownFunction),
        FeelTree.nodes(tree)
            .flatMap(
                node ->
                    readsTimeAsDate(node)
                        ? Stream.concat(newer(node), Stream.of(TEXT))
                        : newer(node)));
  }

  /**
   * What works here, but means something else than the same words in <i>Only if</i>.
   *
   * @param expression without the {@code =}
   */
  public static Optional<Finding> surprise(String expression) {
    return FeelExpression.tryParse(expression)
        .filter(
            feel ->
                expression.contains("\\\\")
                    && FeelTree.nodes(feel.tree()).anyMatch(EngineFeel::hasBackslash))
        .map(feel -> BACKSLASH);
  }

  private static boolean hasBackslash(Object node) {
    return node instanceof ConstString text && text.value().contains("\\");
  }

  private static Stream<Finding> newer(Object node) {
    String instead = node instanceof FunctionInvocation call ? NEWER.get(call.function()) : null;
    return instead == null
        ? Stream.empty()
        : Stream.of(
            new Finding(
                "",
                "calls "
                    + ((FunctionInvocation) node).function()
                    + ", which engine 8.6 does not know",
                "use " + instead));
  }

  private static boolean readsTimeAsDate(Object node) {
    return switch (node) {
      case Comparison comparison -> isTimeBesideDate(comparison.x(), comparison.y());
      case Addition sum -> isTimeBesideDate(sum.x(), sum.y());
      case Subtraction difference -> isTime(difference.x()) || isTime(difference.y());
      case In in -> isTime(in.x()) && FeelTree.nodes(in.test()).anyMatch(EngineFeel::givesDate);
      case InstanceOf type -> isTime(type.x()) && !type.typeName().equals("string");
      case PathExpression path -> isTime(path.path());
      case Ref ref -> ref.names().size() > 1 && ref.names().head().equals("event_time");
      case FunctionInvocation call ->
          OF_DATES.contains(call.function())
              && FeelTree.parts(call.params()).anyMatch(EngineFeel::isTime);
      default -> false;
    };
  }

  private static boolean isTimeBesideDate(Exp one, Exp other) {
    return (isTime(one) && givesDate(other)) || (isTime(other) && givesDate(one));
  }

  private static boolean isTime(Object node) {
    return node instanceof Ref ref
        && ref.names().size() == 1
        && ref.names().head().equals("event_time");
  }

  private static boolean givesDate(Object exp) {
    return switch (exp) {
      case FunctionInvocation call -> GIVES_DATES.contains(call.function());
      case Addition sum -> givesDate(sum.x()) || givesDate(sum.y());
      case Subtraction difference -> givesDate(difference.x()) || givesDate(difference.y());
      default -> exp.getClass().getSimpleName().matches("Const.*(Date|Time|Duration).*");
    };
  }
}
