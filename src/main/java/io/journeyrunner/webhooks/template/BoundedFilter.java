// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Collection;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/**
 * A filter whose result is larger than its input, with a bound: forty lines that each double a text
 * would else fill the memory of the machine.
 */
final class BoundedFilter extends Filter {

  private static final long LARGEST = 4L << 20;

  private final Filter filter;

  /** Bounds the library's filter of this name. */
  BoundedFilter(String name) {
    super(name);
    this.filter = Filters.DEFAULT_FILTERS.get(name);
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, Object... arguments) {
    long most = size(value);
    for (Object argument : arguments) {
      most *= Math.max(2, size(argument));
    }
    if (most > LARGEST) {
      throw new RenderFailure("the result of the filter " + name + " is too large; use less data");
    }
    return filter.apply(value, context, arguments);
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> text.length();
      case Collection<?> list -> list.size();
      case Object[] array -> array.length;
      default -> value.toString().length();
    };
  }
}
