// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.liquid.Lexeme.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits what stands in an output or tag into words and signs. */
final class Lexer {

  private static final Pattern WORD =
      Pattern.compile(
          "(?<number>-?[0-9]++(?:\\.[0-9]++)?+(?![\\p{L}_]))"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_-]*+\\??)"
              + "|\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'"
              + "|(?<comparison>==|!=|<>|<=|>=|<|>)"
              + "|(?<sign>\\.\\.|[.:,=|()\\[\\]])");

  /** What follows a dot may begin with a digit. */
  private static final Pattern PROPERTY = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*+\\??");

  private static final Map<String, Sort> SIGNS =
      Map.ofEntries(
          Map.entry("..", Sort.RANGE),
          Map.entry(".", Sort.DOT),
          Map.entry(":", Sort.COLON),
          Map.entry(",", Sort.COMMA),
          Map.entry("=", Sort.EQUALS),
          Map.entry("|", Sort.PIPE),
          Map.entry("(", Sort.OPEN_ROUND),
          Map.entry(")", Sort.CLOSE_ROUND),
          Map.entry("[", Sort.OPEN_SQUARE),
          Map.entry("]", Sort.CLOSE_SQUARE));

  private Lexer() {}

  /**
   * The words and signs, without blanks.
   *
   * @throws Misreading if there is something else
   */
  static List<Lexeme> read(Markup markup, String text) {
    List<Lexeme> lexemes = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    Matcher property = PROPERTY.matcher(text);
    int at = behindBlanks(text, 0);
    while (at < text.length()) {
      boolean isProperty = !lexemes.isEmpty() && lexemes.getLast().sort() == Sort.DOT;
      Matcher next = isProperty ? property : word;
      if (!next.region(at, text.length()).lookingAt()) {
        throw markup.unreadable();
      }
      lexemes.add(isProperty ? new Lexeme(Sort.NAME, next.group()) : lexeme(next));
      at = behindBlanks(text, next.end());
    }
    return lexemes;
  }

  private static int behindBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Lexeme lexeme(Matcher word) {
    String text = word.group();
    if (word.group("number") != null) {
      return new Lexeme(Sort.NUMBER, text);
    }
    if (word.group("name") != null) {
      return new Lexeme(text.equals("contains") ? Sort.COMPARISON : Sort.NAME, text);
    }
    if (word.group("comparison") != null) {
      return new Lexeme(Sort.COMPARISON, text);
    }
    Sort sign = SIGNS.get(text);
    return sign == null
        ? new Lexeme(Sort.TEXT, text.substring(1, text.length() - 1))
        : new Lexeme(sign, text);
  }
}
