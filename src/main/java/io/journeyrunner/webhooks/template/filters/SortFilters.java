// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Comparison;
import io.journeyrunner.webhooks.template.values.Kind;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters that sort a list, by its items or by a property of them. What is missing comes last. */
final class SortFilters {

  private SortFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of(
            "sort",
            "property?",
            (value, arguments) ->
                sorted(value, arguments, (one, other) -> order(one, other, arguments))),
        Filter.of(
            "sort_natural",
            "property?",
            (value, arguments) -> sorted(value, arguments, SortFilters::naturalOrder)));
  }

  private static Object sorted(
      @Nullable Object value, Arguments arguments, Comparator<Object> order) {
    List<@Nullable Object> items = Items.of(value);
    Comparator<@Nullable Object> missingLast = Comparator.nullsLast(order);
    if (arguments.value(0) == null) {
      items.sort(missingLast);
    } else {
      String property = arguments.text(0);
      items.sort(
          (one, other) ->
              missingLast.compare(
                  Items.property(one, property, arguments),
                  Items.property(other, property, arguments)));
    }
    return items;
  }

  private static int order(Object one, Object other, Arguments arguments) {
    return Comparison.order(one, other)
        .orElseThrow(
            () ->
                arguments.unfit(
                    "can't order "
                        + Kind.of(one).words()
                        + " and "
                        + Kind.of(other).words()
                        + "; use a list of numbers or one of texts"));
  }

  private static int naturalOrder(Object one, Object other) {
    return ValueText.of(one)
        .toLowerCase(Locale.ROOT)
        .compareTo(ValueText.of(other).toLowerCase(Locale.ROOT));
  }
}
