// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Comparison;
import io.journeyrunner.webhooks.template.values.Numbers;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that make a list, a text or a number of a list. */
final class ListFilters {

  private ListFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of("join", "separator?", ListFilters::joined),
        Filter.of("concat", "list", ListFilters::concatenated),
        Filter.of("reverse", "", (value, none) -> reversed(Items.of(value))),
        Filter.of("map", "property", ListFilters::mapped),
        Filter.of("compact", "property?", ListFilters::compacted),
        Filter.of("uniq", "property?", ListFilters::distinct),
        Filter.of("sum", "property?", ListFilters::sum));
  }

  private static Object joined(@Nullable Object value, Arguments arguments) {
    String separator = arguments.text(0, " ");
    StringBuilder text = new StringBuilder();
    boolean isFirst = true;
    for (Object item : Items.of(value)) {
      String part = ValueText.of(item);
      arguments.pay((long) part.length() + separator.length());
      text.append(isFirst ? "" : separator).append(part);
      isFirst = false;
    }
    return text.toString();
  }

  private static Object concatenated(@Nullable Object value, Arguments arguments) {
    if (!(arguments.value(0) instanceof List<?> more)) {
      throw arguments.unfit("needs a list as its argument", arguments.value(0));
    }
    List<@Nullable Object> both = Items.of(value);
    both.addAll(more);
    return both;
  }

  private static Object reversed(List<@Nullable Object> items) {
    Collections.reverse(items);
    return items;
  }

  /** What a filter looks at in an item: the item, or the property that the first argument names. */
  private static @Nullable Object subject(@Nullable Object item, Arguments arguments) {
    return arguments.value(0) == null ? item : Items.property(item, arguments.text(0), arguments);
  }

  private static Object mapped(@Nullable Object value, Arguments arguments) {
    List<@Nullable Object> properties = new ArrayList<>();
    for (Object item : Items.of(value)) {
      properties.add(Items.property(item, arguments.text(0), arguments));
    }
    return properties;
  }

  private static Object compacted(@Nullable Object value, Arguments arguments) {
    List<@Nullable Object> items = Items.of(value);
    items.removeIf(item -> subject(item, arguments) == null);
    return items;
  }

  private static Object distinct(@Nullable Object value, Arguments arguments) {
    Set<@Nullable Object> seen = new HashSet<>();
    List<@Nullable Object> items = Items.of(value);
    items.removeIf(item -> !seen.add(Comparison.key(subject(item, arguments))));
    return items;
  }

  private static Object sum(@Nullable Object value, Arguments arguments) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object item : Items.of(value)) {
      sum = sum.add(arguments.number(subject(item, arguments)));
    }
    return Numbers.tidy(sum);
  }
}
