// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Characters;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters that change a text. Upper and lower case are those of no language in particular. */
final class TextFilters {

  private TextFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.ofText("upcase", text -> text.toUpperCase(Locale.ROOT)),
        Filter.ofText("downcase", text -> text.toLowerCase(Locale.ROOT)),
        Filter.ofText("capitalize", TextFilters::capitalized),
        Filter.ofText("strip", String::strip),
        Filter.ofText("lstrip", String::stripLeading),
        Filter.ofText("rstrip", String::stripTrailing),
        Filter.ofText("strip_newlines", text -> text.replace("\r\n", "").replace("\n", "")),
        Filter.of("squish", "", TextFilters::squished),
        Filter.of("append", "text", (value, with) -> ValueText.of(value) + with.text(0)),
        Filter.of("prepend", "text", (value, with) -> with.text(0) + ValueText.of(value)),
        Filter.of("split", "separator", TextFilters::split),
        Filter.of("truncate", "length? ellipsis?", TextFilters::truncated),
        Filter.of("truncatewords", "words? ellipsis?", TextFilters::truncatedWords));
  }

  /** The first letter as in titles, so that ß becomes Ss; all others small. */
  private static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int second = text.offsetByCodePoints(0, 1);
    return title(text.substring(0, second)) + text.substring(second).toLowerCase(Locale.ROOT);
  }

  private static String title(String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    return upper.length() > letter.length()
        ? upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT)
        : Character.toString(Character.toTitleCase(letter.codePointAt(0)));
  }

  private static @Nullable Object squished(@Nullable Object value, Arguments none) {
    return value == null ? null : String.join(" ", Characters.words(ValueText.of(value)));
  }

  private static Object split(@Nullable Object value, Arguments arguments) {
    return Characters.split(ValueText.of(value), arguments.text(0));
  }

  private static @Nullable Object truncated(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    String text = ValueText.of(value);
    String ellipsis = arguments.text(1, "...");
    int length = arguments.whole(0, "length", 50);
    if (Characters.count(text) <= length) {
      return text;
    }
    return Characters.slice(text, 0, Math.max(0, length - Characters.count(ellipsis))) + ellipsis;
  }

  private static @Nullable Object truncatedWords(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    String text = ValueText.of(value);
    List<String> words = Characters.words(text);
    int most = Math.max(1, arguments.whole(0, "words", 15));
    return words.size() <= most
        ? text
        : String.join(" ", words.subList(0, most)) + arguments.text(1, "...");
  }
}
