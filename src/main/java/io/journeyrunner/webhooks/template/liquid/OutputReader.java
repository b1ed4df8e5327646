// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.filters.Filter;
import io.journeyrunner.webhooks.template.filters.FilterNames;
import io.journeyrunner.webhooks.template.filters.Filters;
import io.journeyrunner.webhooks.template.liquid.Expression.Filtered;
import io.journeyrunner.webhooks.template.liquid.Expression.Literal;
import io.journeyrunner.webhooks.template.liquid.Lexeme.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what is written or assigned: a value, and what stands behind its pipes. That is a filter,
 * if it has the name of one, or else text for a missing value. Immutable.
 */
final class OutputReader {

  private static final String RAW = "raw";
  private static final Pattern WITH_COLON = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+\\s{0,9}:");
  private static final Pattern WITH_ARGUMENT =
      Pattern.compile("[A-Za-z_]\\w*+\\s*+[\"'(].*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9_]*+");
  private static final Pattern ARGUMENT = Pattern.compile("[\"'0-9]");

  private final Markup markup;
  private final Names names;

  OutputReader(Markup markup, Names names) {
    this.markup = markup;
    this.names = names;
  }

  /**
   * A value, and how it is to be written.
   *
   * @param isRaw true if its author said that it must not be escaped
   */
  record Written(Expression value, boolean isRaw) {}

  /** Reads it. */
  Written read(String content) {
    List<String> parts = Quotes.betweenPipes(content);
    Expression value = value(parts.getFirst());
    List<FilterUse> filters = new ArrayList<>();
    boolean isRaw = false;
    for (String part : parts.subList(1, parts.size())) {
      if (isRaw) {
        throw markup.mistake("a filter follows raw", "put raw at the end");
      }
      isRaw = part.strip().equals(RAW);
      if (!isRaw) {
        filters.add(filter(part));
      }
    }
    return new Written(
        filters.isEmpty() ? value : new Filtered(value, List.copyOf(filters)), isRaw);
  }

  private Expression value(String text) {
    if (text.isBlank()) {
      throw markup.mistake("the braces hold no value", "write {{event.count}}");
    }
    ExpressionReader reader = new ExpressionReader(markup, text, names);
    Expression value = reader.value();
    reader.end();
    return value;
  }

  private FilterUse filter(String written) {
    String part = written.strip();
    String name = part.split("[\\s:(]", 2)[0];
    String rest = part.substring(name.length()).strip();
    Filter filter = Filters.find(name).orElse(null);
    if (filter != null && (rest.isEmpty() || rest.startsWith(":"))) {
      return use(filter, rest.isEmpty() ? "" : rest.substring(1));
    }
    if (filter != null && ARGUMENT.matcher(rest).lookingAt()) {
      throw markup.mistake("the colon behind " + name + " is missing", "write " + name + ": …");
    }
    if (filter != null && rest.startsWith("(")) {
      throw markup.mistake(
          "brackets stand behind " + name, "write it as | " + filter.signature().usage(name));
    }
    if (isMeantAsFilter(written, part)) {
      throw markup.mistake(
          part.isEmpty() ? "nothing follows a pipe" : name + " is no filter",
          FilterNames.nearest(name).map(near -> "did you mean " + near + "? ").orElse("")
              + "For text in place of a missing value write | default: \"…\"");
    }
    return new FilterUse(Filters.fallback(), List.of(new Literal(part)), Map.of());
  }

  /** The reference CRM's {@code |there} is text; {@code | there} is a filter that is not there. */
  private static boolean isMeantAsFilter(String written, String part) {
    return part.isEmpty()
        || WITH_COLON.matcher(part).lookingAt()
        || (WITH_ARGUMENT.matcher(part).matches()
            && FilterNames.looksLikeFunction(part.split("[\\s\"'(]", 2)[0]))
        || FilterNames.looksLikeFunction(part)
        || (Character.isWhitespace(written.charAt(0)) && WORD.matcher(part).matches());
  }

  private FilterUse use(Filter filter, String arguments) {
    ExpressionReader reader = new ExpressionReader(markup, arguments, names);
    List<Expression> given = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!reader.is(Sort.END)) {
      String name = reader.argumentName().orElse("");
      Expression argument = reader.value();
      if (name.isEmpty()) {
        given.add(argument);
      } else {
        named.put(name, argument);
      }
      if (!reader.take(Sort.COMMA)) {
        reader.end();
      }
    }
    filter
        .mismatch(given.size(), named.keySet())
        .ifPresent(
            mismatch -> {
              throw markup.mistake(mismatch.what(), mismatch.remedy());
            });
    return new FilterUse(filter, given, named);
  }
}
