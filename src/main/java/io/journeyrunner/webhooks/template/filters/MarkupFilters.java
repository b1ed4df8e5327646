// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Encoded.Encoding;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters for HTML. */
final class MarkupFilters {

  private static final Pattern ENTITY = Pattern.compile("&(?:[a-zA-Z]{1,40}|#[0-9]{1,9});");

  private MarkupFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of("escape", "", (value, none) -> escaped(value)),
        Filter.of("h", "", (value, none) -> escaped(value)),
        Filter.of("escape_once", "", (value, none) -> escapedOnce(ValueText.of(value))),
        Filter.ofText("strip_html", HtmlStripping::stripped),
        Filter.ofText(
            "newline_to_br", text -> text.replace("\r\n", "\n").replace("\n", "<br />\n")));
  }

  private static @Nullable Object escaped(@Nullable Object value) {
    return value == null
        ? null
        : new Encoded(Encoding.MARKUP, escapedText(ValueText.of(value)), value);
  }

  private static String escapedText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Entities that are there already stay as they are. */
  private static Object escapedOnce(String text) {
    StringBuilder escaped = new StringBuilder();
    int begin = 0;
    for (java.util.regex.Matcher entity = ENTITY.matcher(text); entity.find(); ) {
      escaped.append(escapedText(text.substring(begin, entity.start()))).append(entity.group());
      begin = entity.end();
    }
    escaped.append(escapedText(text.substring(begin)));
    return new Encoded(Encoding.MARKUP, escaped.toString(), plain(text));
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
