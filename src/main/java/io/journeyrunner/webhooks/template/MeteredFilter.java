// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter that pays for what it does. */
final class MeteredFilter extends Filter {

  /** What a filter costs, by the sizes of its value and of its arguments together. */
  enum Cost {
    /** It reads and writes each character a few times. */
    LINEAR {
      @Override
      long of(long value, long arguments) {
        return value + arguments;
      }
    },
    /** It can write an argument for each character of the value. */
    PRODUCT {
      @Override
      long of(long value, long arguments) {
        return value * (arguments + 1);
      }
    },
    /** The library does it with an expression that goes over the text again and again. */
    SQUARE {
      @Override
      long of(long value, long arguments) {
        return value * value / SQUARE_SPEED + value + arguments;
      }
    };

    private static final long SQUARE_SPEED = 16;

    abstract long of(long value, long arguments);
  }

  private final Filter filter;
  private final Cost cost;

  MeteredFilter(Filter filter, Cost cost) {
    super(filter.name);
    this.filter = filter;
    this.cost = cost;
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
    Budget budget = Budget.of(context);
    budget.pay(name, cost.of(Budget.size(value), Budget.size(arguments)));
    Object result = filter.apply(value, context, arguments);
    budget.pay(name, Budget.size(result));
    return result;
  }
}
