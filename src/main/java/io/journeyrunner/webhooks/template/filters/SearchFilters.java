// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filters that look in a list for objects by a property: it equals a value, or, if none is given,
 * it is true.
 */
final class SearchFilters {

  private SearchFilters() {}

  static List<Filter> all() {
    return List.of(
        search("where", (items, arguments) -> matching(items, true, arguments)),
        search("reject", (items, arguments) -> matching(items, false, arguments)),
        search("has", (items, arguments) -> first(items, arguments) >= 0),
        search("find", SearchFilters::found),
        search("find_index", SearchFilters::index));
  }

  /** What a filter looks for in a list. */
  private interface Search {
    @Nullable Object in(List<@Nullable Object> items, Arguments arguments);
  }

  private static Filter search(String name, Search search) {
    return Filter.of(
        name, "property value?", (value, arguments) -> search.in(Items.of(value), arguments));
  }

  private static List<@Nullable Object> matching(
      List<@Nullable Object> items, boolean wanted, Arguments arguments) {
    List<@Nullable Object> matching = new ArrayList<>();
    for (Object item : items) {
      if (matches(item, arguments) == wanted) {
        matching.add(item);
      }
    }
    return matching;
  }

  private static @Nullable Object found(List<@Nullable Object> items, Arguments arguments) {
    int first = first(items, arguments);
    return first < 0 ? null : items.get(first);
  }

  private static @Nullable Object index(List<@Nullable Object> items, Arguments arguments) {
    int first = first(items, arguments);
    return first < 0 ? null : (long) first;
  }

  private static int first(List<@Nullable Object> items, Arguments arguments) {
    for (int at = 0; at < items.size(); at++) {
      if (matches(items.get(at), arguments)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(@Nullable Object item, Arguments arguments) {
    Object property = Items.property(item, arguments.text(0), arguments);
    Object wanted = arguments.value(1);
    return wanted == null ? Comparison.isTrue(property) : Comparison.areEqual(property, wanted);
  }
}
