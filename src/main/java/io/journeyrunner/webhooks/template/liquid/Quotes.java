// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.ArrayList;
import java.util.List;

/** What stands in quotes, and what does not. */
final class Quotes {

  private Quotes() {}

  /** True if a quoted text begins here; the quote in {@code O'Neil} begins none. */
  static boolean opens(String text, int at) {
    char c = text.charAt(at);
    return (c == '"' || c == '\'') && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
  }

  /** The parts between the pipes that stand outside of quotes. */
  static List<String> betweenPipes(String markup) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int begin = 0;
    for (int at = 0; at < markup.length(); at++) {
      char c = markup.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (opens(markup, at)) {
        quote = c;
      } else if (c == '|') {
        parts.add(markup.substring(begin, at));
        begin = at + 1;
      }
    }
    parts.add(markup.substring(begin));
    return parts;
  }
}
