// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the braces of an output: a value, and the filters it goes through.
 *
 * @param value the value, such as {@code event.count} or {@code 'text'}
 * @param filters each with its arguments, as Liquid spells them
 * @param isRaw true if the author said that it must not be escaped
 */
record Expression(String value, List<String> filters, boolean isRaw) {

  private static final Pattern FIRST_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern WITH_ARGUMENTS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+\\s{0,9}:");
  private static final Pattern ARGUMENT = Pattern.compile("[\"'0-9]");
  private static final String RAW = "raw";

  /** Reads an output; what follows a pipe and is no filter becomes text for a missing value. */
  static Expression read(Source source, Token.Output token) {
    List<String> parts = split(token.expression());
    String value = parts.getFirst().strip();
    if (value.isEmpty()) {
      throw source.mistake(token.offset(), "the braces hold no value", "write {{event.count}}");
    }
    List<String> filters = new ArrayList<>();
    boolean isRaw = false;
    for (String part : parts.subList(1, parts.size())) {
      if (isRaw) {
        throw source.mistake(token.offset(), "a filter follows raw", "put raw at the end");
      }
      isRaw = part.strip().equals(RAW);
      if (!isRaw) {
        filters.add(filter(source, token, part));
      }
    }
    return new Expression(value, List.copyOf(filters), isRaw);
  }

  /** The first name of the value, such as {@code event}; empty for a literal. */
  String root() {
    Matcher name = FIRST_NAME.matcher(value);
    return name.lookingAt() ? name.group() : "";
  }

  /** True if no filter changes the value. */
  boolean isPlain() {
    return filters.isEmpty();
  }

  /** Values and arguments, without the names of the filters. */
  List<String> operands() {
    List<String> operands = new ArrayList<>(List.of(value));
    for (String filter : filters) {
      int colon = filter.indexOf(':');
      if (colon >= 0) {
        operands.add(filter.substring(colon + 1));
      }
    }
    return operands;
  }

  private static String filter(Source source, Token.Output token, String written) {
    String part = written.strip();
    String name = part.split("[\\s:]", 2)[0];
    String rest = part.substring(name.length()).strip();
    if (FilterNames.isKnown(name) && (rest.isEmpty() || rest.startsWith(":"))) {
      return part;
    }
    if (FilterNames.isKnown(name) && ARGUMENT.matcher(rest).lookingAt()) {
      throw source.mistake(
          token.offset(), "the colon behind " + name + " is missing", "write " + name + ": …");
    }
    if (WITH_ARGUMENTS.matcher(part).lookingAt() || isMisspelt(written)) {
      throw source.mistake(
          token.offset(),
          name + " is no filter",
          FilterNames.nearest(name).map(near -> "did you mean " + near + "? ").orElse("")
              + "For text in place of a missing value write | default: \"…\"");
    }
    return Fallback.NAME + ": " + quoted(source, token, part);
  }

  /** The reference CRM's {@code |there} is text, though it is near to {@code where}. */
  private static boolean isMisspelt(String written) {
    return written.startsWith(" ") && FilterNames.nearest(written.strip()).isPresent();
  }

  private static String quoted(Source source, Token.Output token, String text) {
    if (!text.contains("\"")) {
      return '"' + text + '"';
    }
    if (!text.contains("'")) {
      return "'" + text + "'";
    }
    throw source.mistake(
        token.offset(),
        "the text for a missing value holds both kinds of quotes",
        "use only one kind in it");
  }

  /** Splits at the pipes that stand outside of quotes. */
  private static List<String> split(String expression) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int begin = 0;
    boolean afterPipe = false;
    for (int index = 0; index < expression.length(); index++) {
      char c = expression.charAt(index);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '|') {
        parts.add(expression.substring(begin, index));
        begin = index + 1;
        afterPipe = true;
      } else if ((c == '"' || c == '\'') && (!afterPipe || !isApostrophe(expression, index))) {
        quote = c;
      }
    }
    parts.add(expression.substring(begin));
    return parts;
  }

  /** The quote in {@code O'Neil} begins no text. */
  private static boolean isApostrophe(String expression, int index) {
    return index > 0 && Character.isLetter(expression.charAt(index - 1));
  }

  /** The output in Liquid, with the escape as its last filter. */
  String toOutput(Escape escape) {
    String filtered =
        escape == Escape.JSON_VALUE && endsInJson()
            ? new Expression(value, filters.subList(0, filters.size() - 1), isRaw).toLiquid()
            : toLiquid();
    return "{{ " + filtered + " | " + escape.filter() + " }}";
  }

  /** The value and its filters in Liquid. */
  String toLiquid() {
    return filters.isEmpty() ? value : value + " | " + String.join(" | ", filters);
  }

  /** As a bare JSON value everything is written as JSON anyway. */
  private boolean endsInJson() {
    return !filters.isEmpty() && filters.getLast().equals("json");
  }
}
