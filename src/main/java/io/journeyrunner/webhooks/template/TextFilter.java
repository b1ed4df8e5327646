// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Changes a text. In place of the library's own, of which some follow the machine's locale, and
 * others take minutes for a text of blanks.
 */
final class TextFilter extends Filter {

  private final UnaryOperator<String> change;

  private TextFilter(String name, UnaryOperator<String> change) {
    super(name);
    this.change = change;
  }

  static List<Filter> all() {
    return List.of(
        new TextFilter("upcase", text -> text.toUpperCase(Locale.ROOT)),
        new TextFilter("downcase", text -> text.toLowerCase(Locale.ROOT)),
        new TextFilter("capitalize", TextFilter::capitalized),
        new TextFilter("strip", String::strip),
        new TextFilter("lstrip", String::stripLeading),
        new TextFilter("rstrip", String::stripTrailing));
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
