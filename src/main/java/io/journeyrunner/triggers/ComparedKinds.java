// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.syntaxtree.Comparison;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstDateTime;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/** Finds comparisons that never hold, such as of a text with a number: FEEL gives null for them. */
final class ComparedKinds {

  private enum Kind {
    TEXT("a text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    DATE("a date"),
    ZONED("a time with a zone"),
    LOCAL("a time without a zone");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final Set<Kind> TIMES = EnumSet.of(Kind.DATE, Kind.ZONED, Kind.LOCAL);

  private static final String TIME = "date and time(\"2026-11-23T10:00:00Z\")";

  private static final Pattern NULL = Pattern.compile("\\bnull\\b");

  private ComparedKinds() {}

  /** The first that is found; empty if each comparison may hold. */
  static Optional<Finding> flaw(FeelExpression expression) {
    // The parser puts null in the place of a date that it can't read.
    if (FeelTree.nodes(expression.tree()).anyMatch(ConstNull$.class::isInstance)
        && !NULL.matcher(expression.text()).find()) {
      return Optional.of(
          new Finding(
              "",
              "has a date, time or duration that can't be read",
              "write " + TIME + ", date(\"2026-11-23\") or duration(\"P3D\")"));
    }
    return FeelTree.nodes(expression.tree())
        .filter(Comparison.class::isInstance)
        .flatMap(comparison -> flaw((Product) comparison).stream())
        .findFirst();
  }

  private static Optional<Finding> flaw(Product comparison) {
    Optional<Kind> left = kind(comparison.productElement(0));
    Optional<Kind> right = kind(comparison.productElement(1));
    if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "",
            "compares " + left.get().words + " with " + right.get().words + ", which never holds",
            remedy(EnumSet.of(left.get(), right.get()))));
  }

  private static String remedy(Set<Kind> kinds) {
    if (kinds.contains(Kind.ZONED) && kinds.contains(Kind.DATE)) {
      return "compare date(event_time), or give the date a time of day and a zone: " + TIME;
    }
    return kinds.stream().anyMatch(TIMES::contains)
        ? "write " + TIME
        : "write texts in quotes, and numbers without";
  }

  private static Optional<Kind> kind(Object node) {
    return Optional.ofNullable(
        switch (node) {
          case ConstString ignored -> Kind.TEXT;
          case ConstNumber ignored -> Kind.NUMBER;
          case ConstBool ignored -> Kind.TRUTH;
          case ConstDate ignored -> Kind.DATE;
          case ConstDateTime ignored -> Kind.ZONED;
          case ConstLocalDateTime ignored -> Kind.LOCAL;
          case Ref ref -> ofVariable(CollectionConverters.asJava(ref.names()));
          case FunctionInvocation call -> ofCall(call);
          default -> null;
        });
  }

  private static @Nullable Kind ofVariable(List<String> path) {
    return switch (String.join(".", path)) {
      case "event_time" -> Kind.ZONED;
      case "event_type", "user_id", "brand" -> Kind.TEXT;
      default -> null;
    };
  }

  private static @Nullable Kind ofCall(FunctionInvocation call) {
    return switch (call.function()) {
      case "now" -> Kind.ZONED;
      case "today", "date" -> Kind.DATE;
      default -> null;
    };
  }
}
