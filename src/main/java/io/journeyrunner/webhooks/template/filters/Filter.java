// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Budget;
import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A filter: its name, the arguments that it takes, and what it does. Immutable.
 *
 * @param name as authors write it
 */
public record Filter(String name, Signature signature, Operation operation) {

  /** What a filter does with a value. */
  @FunctionalInterface
  public interface Operation {
    /**
     * The value that it makes of another.
     *
     * @throws io.journeyrunner.webhooks.template.values.Unfit if it can't work with that
     */
    @Nullable Object apply(@Nullable Object value, Arguments arguments);
  }

  /** A filter that takes arguments: {@code length? ellipsis?} may be left out. */
  static Filter of(String name, String arguments, Operation operation) {
    return new Filter(name, Signature.of(arguments), operation);
  }

  /** A filter that changes a text, and takes no argument. */
  static Filter ofText(String name, UnaryOperator<String> change) {
    return of(name, "", (value, arguments) -> change.apply(ValueText.of(value)));
  }

  /** What is wrong with the arguments that an author gave it; empty if nothing is. */
  public Optional<Signature.Mismatch> mismatch(int given, Set<String> names) {
    return signature.mismatch(name, given, names);
  }

  /**
   * Does it, and pays for it.
   *
   * @throws io.journeyrunner.webhooks.template.values.Unfit if it can't work with these data
   */
  public @Nullable Object apply(@Nullable Object value, Arguments arguments) {
    arguments.pay(Budget.size(value) + Budget.size(arguments.given()));
    Object result = operation.apply(Encoded.textOf(value), arguments);
    arguments.pay(Budget.size(result));
    return result;
  }
}
