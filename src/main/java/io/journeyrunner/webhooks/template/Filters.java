// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.MeteredFilter.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import liqp.filters.Filter;

/** All filters, each of which pays for what it does. */
final class Filters {

  private static final Set<String> PRODUCTS = Set.of("replace", "replace_first", "join");
  private static final Set<String> SQUARES = Set.of("strip_html");

  private static final Map<String, Filter> AUTHORS = authors();

  private Filters() {}

  private static Map<String, Filter> authors() {
    Map<String, Filter> filters = new TreeMap<>(liqp.filters.Filters.DEFAULT_FILTERS.getMap());
    TextFilter.all().forEach(filter -> filters.put(filter.name, filter));
    NumberFilter.all().forEach(filter -> filters.put(filter.name, filter));
    return filters;
  }

  /** The names that authors may use. */
  static Set<String> names() {
    return AUTHORS.keySet();
  }

  /** Those of authors, and those that they don't name: escapes and fallback. */
  static List<Filter> all() {
    List<Filter> filters = new ArrayList<>();
    AUTHORS.values().forEach(filter -> filters.add(new MeteredFilter(filter, cost(filter.name))));
    filters.add(new MeteredFilter(new Fallback(), Cost.LINEAR));
    for (Escape escape : Escape.values()) {
      filters.add(new MeteredFilter(new EscapeFilter(escape), Cost.LINEAR));
    }
    return filters;
  }

  private static Cost cost(String name) {
    return PRODUCTS.contains(name)
        ? Cost.PRODUCT
        : SQUARES.contains(name) ? Cost.SQUARE : Cost.LINEAR;
  }
}
