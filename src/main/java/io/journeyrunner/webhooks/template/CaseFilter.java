// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Locale;
import java.util.function.UnaryOperator;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Upper and lower case in every language alike; the library's own follow the machine's locale. */
final class CaseFilter extends Filter {

  private final UnaryOperator<String> change;

  private CaseFilter(String name, UnaryOperator<String> change) {
    super(name);
    this.change = change;
  }

  static CaseFilter upcase() {
    return new CaseFilter("upcase", text -> text.toUpperCase(Locale.ROOT));
  }

  static CaseFilter downcase() {
    return new CaseFilter("downcase", text -> text.toLowerCase(Locale.ROOT));
  }

  static CaseFilter capitalize() {
    return new CaseFilter("capitalize", CaseFilter::capitalized);
  }

  private static String capitalized(String text) {
    int second = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, second).toUpperCase(Locale.ROOT) + text.substring(second);
  }

  @Override
  public Object apply(@Nullable Object value, TemplateContext context, Object... arguments) {
    return change.apply(asString(value, context));
  }
}
