// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All filters, by their names. */
public final class Filters {

  private static final Map<String, Filter> ALL = all();

  /** Behind {@code {{state.first_name|my friend}}}: text for a missing or empty value. */
  private static final Filter FALLBACK =
      Filter.of(
          "|", "text", (value, with) -> value == null || "".equals(value) ? with.value(0) : value);

  private Filters() {}

  private static Map<String, Filter> all() {
    Map<String, Filter> filters = new TreeMap<>();
    Stream.of(
            TextFilters.all(),
            ReplaceFilters.all(),
            PartFilters.all(),
            NumberFilters.all(),
            LocaleFilters.all(),
            ListFilters.all(),
            SearchFilters.all(),
            SortFilters.all(),
            DefaultFilter.all(),
            DateFilter.all(),
            EncodingFilters.all(),
            MarkupFilters.all(),
            DigestFilters.all())
        .flatMap(List::stream)
        .forEach(filter -> filters.put(filter.name(), filter));
    return Map.copyOf(filters);
  }

  /** The filter of this name; empty if there is none. */
  public static Optional<Filter> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The filter that writes a text in place of a missing value. */
  public static Filter fallback() {
    return FALLBACK;
  }

  /** All that authors may use. */
  public static Collection<Filter> known() {
    return ALL.values();
  }
}
