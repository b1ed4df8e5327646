// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Characters;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;

/** Filters that replace or remove a part of a text. */
final class ReplaceFilters {

  /** Which of the places where the part stands. */
  private enum Which {
    ALL,
    FIRST,
    LAST
  }

  private ReplaceFilters() {}

  static List<Filter> all() {
    return List.of(
        filter("replace", "part replacement?", Which.ALL),
        filter("replace_first", "part replacement?", Which.FIRST),
        filter("replace_last", "part replacement", Which.LAST),
        filter("remove", "part", Which.ALL),
        filter("remove_first", "part", Which.FIRST),
        filter("remove_last", "part", Which.LAST));
  }

  private static Filter filter(String name, String arguments, Which which) {
    return Filter.of(
        name,
        arguments,
        (value, with) -> {
          String text = ValueText.of(value);
          String replacement = with.text(1, "");
          return switch (which) {
            case ALL -> allReplaced(text, replacement, with);
            case FIRST -> replaced(text, text.indexOf(with.text(0)), with);
            case LAST -> replaced(text, text.lastIndexOf(with.text(0)), with);
          };
        });
  }

  private static String replaced(String text, int at, Arguments with) {
    return at < 0
        ? text
        : text.substring(0, at) + with.text(1, "") + text.substring(at + with.text(0).length());
  }

  private static String allReplaced(String text, String replacement, Arguments with) {
    String part = with.text(0);
    if (part.isEmpty()) {
      with.pay((Characters.count(text) + 1L) * replacement.length());
      return replacement
          + String.join(replacement, Characters.all(text))
          + (text.isEmpty() ? "" : replacement);
    }
    StringBuilder result = new StringBuilder();
    int begin = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, begin)) {
      with.pay(replacement.length() + 1L);
      result.append(text, begin, at).append(replacement);
      begin = at + part.length();
    }
    return result.append(text, begin, text.length()).toString();
  }
}
