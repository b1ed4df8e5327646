// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Writes a value for its place; the last filter of every output. */
final class EscapeFilter extends Filter {

  private final Escape escape;

  EscapeFilter(Escape escape) {
    super(escape.filter());
    this.escape = escape;
  }

  @Override
  public Object apply(@Nullable Object value, TemplateContext context, Object... arguments) {
    return escape.write(value);
  }
}
