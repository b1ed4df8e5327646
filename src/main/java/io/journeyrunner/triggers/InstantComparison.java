// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.lang.reflect.InvocationTargetException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Comparison;
import org.camunda.feel.syntaxtree.ConstDateTime;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValDateTime;
import scala.Product;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares date-times by their instants: 11:00+01:00 is 10:00Z. FEEL compares them as they are
 * written (DMN 1.5, section 10.3.2.3.8, has equal what is equal on the time line). Elsewhere, as in
 * {@code date and time(…).hour}, they keep their zones.
 */
final class InstantComparison extends JavaFunctionProvider {

  private static final String INSTANT = "journeyrunner instant";

  @Override
  public Optional<JavaFunction> resolveFunction(String name) {
    return name.equals(INSTANT)
        ? Optional.of(new JavaFunction(List.of("value"), values -> instant(values.getFirst())))
        : Optional.empty();
  }

  @Override
  public Collection<String> getFunctionNames() {
    return List.of(INSTANT);
  }

  private static Val instant(Val value) {
    return value instanceof ValDateTime time ? new ValDateTime(inUtc(time.value())) : value;
  }

  private static ZonedDateTime inUtc(ZonedDateTime time) {
    return time.withZoneSameInstant(ZoneOffset.UTC);
  }

  /** The tree, in which all that is compared is in UTC; the same where nothing has to change. */
  static Exp rewrite(Exp tree) {
    return (Exp) rewritten(tree, false);
  }

  private static Object rewritten(Object node, boolean isCompared) {
    return switch (node) {
      case ConstDateTime constant when isCompared -> new ConstDateTime(inUtc(constant.value()));
      case FunctionInvocation call when isCompared && call.function().equals("date and time") ->
          new FunctionInvocation(
              INSTANT,
              new PositionalFunctionParameters(List$.MODULE$.<Exp>empty().$colon$colon(call)));
      case scala.collection.immutable.List<?> many -> rewrittenAll(many);
      case Product product when product.getClass().getName().startsWith("org.camunda.feel.") ->
          rewrittenParts(product);
      default -> node;
    };
  }

  private static Object rewrittenAll(scala.collection.immutable.List<?> nodes) {
    List<?> before = CollectionConverters.asJava(nodes);
    List<Object> after = before.stream().map(node -> rewritten(node, false)).toList();
    return same(before, after) ? nodes : CollectionConverters.asScala(after).toList();
  }

  private static Object rewrittenParts(Product node) {
    boolean isComparison =
        node instanceof Comparison
            || node instanceof ConstRangeBoundary
            || node.productPrefix().startsWith("Input");
    List<Object> before = CollectionConverters.asJava(node.productIterator().toList());
    List<Object> after = before.stream().map(part -> rewritten(part, isComparison)).toList();
    return same(before, after) ? node : made(node.getClass(), after);
  }

  private static boolean same(List<?> before, List<Object> after) {
    for (int n = 0; n < before.size(); n++) {
      if (before.get(n) != after.get(n)) {
        return false;
      }
    }
    return true;
  }

  /** Nodes are case classes: their one constructor takes their parts. */
  private static Object made(Class<?> kind, List<Object> parts) {
    try {
      return Arrays.stream(kind.getConstructors())
          .findFirst()
          .orElseThrow()
          .newInstance(parts.toArray());
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a node of FEEL can't be made: " + kind, e);
    }
  }
}
