// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** The filter behind {@code {{state.first_name|my friend}}}: text for a missing or empty value. */
final class Fallback extends Filter {

  static final String NAME = "_fallback";

  Fallback() {
    super(NAME);
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, Object... arguments) {
    return value == null || "".equals(value) ? arguments[0] : value;
  }
}
