// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter that stands in for a value that is missing, false or empty. */
final class DefaultFilter {

  private DefaultFilter() {}

  static List<Filter> all() {
    return List.of(Filter.of("default", "value? allow_false:", DefaultFilter::orDefault));
  }

  private static @Nullable Object orDefault(@Nullable Object value, Arguments arguments) {
    boolean isThere =
        Comparison.isTrue(value) || (Boolean.FALSE.equals(value) && arguments.isSet("allow_false"));
    if (isThere && !Comparison.isEmpty(value)) {
      return value;
    }
    return arguments.has(0) ? arguments.given().getFirst() : "";
  }
}
