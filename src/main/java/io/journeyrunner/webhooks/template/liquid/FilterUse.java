// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.filters.Arguments;
import io.journeyrunner.webhooks.template.filters.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter with the arguments that an author gave it. Immutable.
 *
 * @param given those in their order
 * @param named those with names
 */
public record FilterUse(Filter filter, List<Expression> given, Map<String, Expression> named) {

  /** Copies the arguments. */
  public FilterUse {
    given = List.copyOf(given);
    named = Map.copyOf(named);
  }

  @Nullable Object apply(@Nullable Object value, Rendering rendering) {
    List<@Nullable Object> values = new ArrayList<>(given.size());
    for (Expression argument : given) {
      values.add(argument.evaluate(rendering));
    }
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    named.forEach((name, argument) -> byName.put(name, argument.evaluate(rendering)));
    return filter.apply(
        value, new Arguments(filter.name(), values, byName, rendering.budget(), rendering.now()));
  }
}
