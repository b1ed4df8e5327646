// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter for lists takes for its list. */
final class Items {

  private Items() {}

  /** The items, those of lists in the list among them; any other value is a list of itself. */
  static List<@Nullable Object> of(@Nullable Object value) {
    List<@Nullable Object> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      addAll(list, items);
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  private static void addAll(List<?> list, List<@Nullable Object> items) {
    for (Object item : list) {
      if (item instanceof List<?> inner) {
        addAll(inner, items);
      } else {
        items.add(item);
      }
    }
  }

  /** A property of an item, null if it has none; of what can't have one this is told. */
  static @Nullable Object property(@Nullable Object item, String name, Arguments arguments) {
    return switch (item) {
      case null -> null;
      case Map<?, ?> object -> object.get(name);
      default -> throw arguments.unfit("needs objects in its list", item);
    };
  }
}
