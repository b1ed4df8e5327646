// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.Product;
import scala.collection.Iterator;

/** Goes through a syntax tree of FEEL. */
final class FeelTree {

  private static final Set<String> FUNCTIONS = functions();

  private FeelTree() {}

  /** A node and all below it. */
  static Stream<Object> nodes(Object node) {
    return Stream.concat(Stream.of(node), parts(node).flatMap(FeelTree::nodes));
  }

  /** What a node is made of; the elements of a list are parts, and the list is not. */
  static Stream<Object> parts(Object node) {
    Stream.Builder<Object> parts = Stream.builder();
    Iterator<?> iterator =
        switch (node) {
          case scala.collection.Iterable<?> many -> many.iterator();
          case Product product -> product.productIterator();
          default -> null;
        };
    while (iterator != null && iterator.hasNext()) {
      parts.add(iterator.next());
    }
    return parts
        .build()
        .flatMap(
            part -> part instanceof scala.collection.Iterable<?> ? parts(part) : Stream.of(part));
  }

  /**
   * The functions that it calls and FEEL does not have: a call of them is null, in silence. Names
   * of functions may have blanks, so {@code x between now()} is a call of {@code x between now}.
   */
  static Stream<String> unknownFunctions(Object tree) {
    if (nodes(tree).anyMatch(FunctionDefinition.class::isInstance)) {
      return Stream.empty(); // it may call its own
    }
    return nodes(tree)
        .filter(FunctionInvocation.class::isInstance)
        .map(call -> ((FunctionInvocation) call).function())
        .filter(name -> !FUNCTIONS.contains(name))
        .distinct();
  }

  private static Set<String> functions() {
    Set<String> names = new HashSet<>();
    Iterator<String> all =
        new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, ValueMapper.defaultValueMapper())
            .functionNames()
            .iterator();
    while (all.hasNext()) {
      names.add(all.next());
    }
    return Set.copyOf(names);
  }
}
