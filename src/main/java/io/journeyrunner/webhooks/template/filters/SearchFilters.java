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
        search("where", (value, arguments) -> matching(Items.of(value), true, arguments)),
        search("reject", (value, arguments) -> matching(Items.of(value), false, arguments)),
        search("has", (value, arguments) -> first(Items.of(value), arguments) >= 0),
        search("find", (value, arguments) -> found(Items.of(value), arguments)),
        search("find_index", (value, arguments) -> index(Items.of(value), arguments)));
  }

  private static Filter search(String name, Filter.Operation operation) {
    return Filter.of(name, "property value?", operation);
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
