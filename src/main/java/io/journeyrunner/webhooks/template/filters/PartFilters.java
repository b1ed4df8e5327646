// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Characters;
import io.journeyrunner.webhooks.template.values.Parts;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that work on texts as on lists: how long they are, and parts of them. */
final class PartFilters {

  private PartFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of("size", "", (value, none) -> Parts.size(value)),
        Filter.of("first", "", (value, none) -> Parts.first(value)),
        Filter.of("last", "", (value, none) -> Parts.last(value)),
        Filter.of("slice", "offset length?", PartFilters::slice));
  }

  private static Object slice(@Nullable Object value, Arguments arguments) {
    int offset = arguments.whole(0, "offset");
    int length = arguments.value(1) == null ? 1 : arguments.whole(1, "length");
    if (value instanceof List<?> list) {
      int from = begin(offset, list.size());
      return from < 0 || length < 0
          ? List.of()
          : list.subList(from, (int) Math.min(list.size(), (long) from + length));
    }
    if (value instanceof Map<?, ?>) {
      throw arguments.unfit("needs a text or a list", value);
    }
    String text = ValueText.of(value);
    int from = begin(offset, Characters.count(text));
    return from < 0 || length < 0 ? "" : Characters.slice(text, from, length);
  }

  /** A negative offset counts from the end; what lies outside is nothing. */
  private static int begin(int offset, int size) {
    int from = offset < 0 ? offset + size : offset;
    return from > size ? -1 : from;
  }
}
