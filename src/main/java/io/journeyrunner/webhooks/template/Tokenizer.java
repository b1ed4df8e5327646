// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a template into text, outputs and tags. For one use by one thread. */
final class Tokenizer {

  private static final Pattern END_RAW = Pattern.compile("\\{%-?\\s{0,99}endraw\\s{0,99}(-?)%}");
  private static final Pattern END_COMMENT =
      Pattern.compile("\\{%-?\\s{0,99}endcomment\\s{0,99}(-?)%}");
  private static final int LONGEST_MARKUP = 2_000;
  private static final int MOST_MARKUP = 2_000;

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean trimsNext;
  private int markups;

  private Tokenizer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** Splits a template; raw blocks become text, comments vanish. */
  static List<Token> split(Source source) {
    return new Tokenizer(source).split();
  }

  private List<Token> split() {
    while (at < text.length()) {
      int next = nextOpening();
      if (next > at) {
        addText(at, text.substring(at, next));
      }
      at = next;
      if (at < text.length()) {
        takeMarkup();
      }
    }
    return tokens;
  }

  private int nextOpening() {
    for (int next = text.indexOf('{', at); next >= 0; next = text.indexOf('{', next + 1)) {
      if (text.startsWith("{{", next) || text.startsWith("{%", next)) {
        return next;
      }
    }
    return text.length();
  }

  private void addText(int offset, String piece) {
    String kept = trimsNext ? piece.stripLeading() : piece;
    trimsNext = false;
    if (!kept.isEmpty()) {
      tokens.add(new Token.Text(offset + piece.length() - kept.length(), kept));
    }
  }

  private void takeMarkup() {
    int start = at;
    boolean isOutput = text.charAt(start + 1) == '{';
    String closing = isOutput ? "}}" : "%}";
    int end = endOf(start + 2, closing);
    if (end < 0) {
      throw source.mistake(
          start, text.substring(start, start + 2) + " is never closed", "close it with " + closing);
    }
    checkSize(start, end);
    trimsNext = false;
    String inner = text.substring(start + 2, end);
    if (inner.startsWith("-")) {
      trimBefore();
      inner = inner.substring(1);
    }
    if (inner.endsWith("-")) {
      trimsNext = true;
      inner = inner.substring(0, inner.length() - 1);
    }
    at = end + closing.length();
    if (isOutput) {
      tokens.add(new Token.Output(start, inner.strip()));
    } else {
      takeTag(start, inner.strip());
    }
  }

  private void checkSize(int start, int end) {
    if (end - start > LONGEST_MARKUP) {
      throw source.mistake(
          start, "it has more than " + LONGEST_MARKUP + " characters", "make it shorter");
    }
    if (++markups > MOST_MARKUP) {
      throw source.mistake(
          start, "there are more than " + MOST_MARKUP + " outputs and tags", "leave some out");
    }
  }

  /** The end of the markup; what stands in quotes does not close it. */
  private int endOf(int from, String closing) {
    char quote = 0;
    for (int next = from; next < text.length(); next++) {
      char c = text.charAt(next);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && !Character.isLetter(text.charAt(next - 1))) {
        quote = c; // but the one in O'Neil begins no text
      } else if (text.startsWith(closing, next)) {
        return next;
      }
    }
    return -1;
  }

  private void takeTag(int start, String inner) {
    String[] words = inner.split("\\s+", 2);
    switch (words[0]) {
      case "raw" -> {
        int begin = at;
        boolean trims = trimsNext;
        int end = skipTo(END_RAW, start, "raw");
        boolean trimsAfter = trimsNext;
        trimsNext = trims;
        addText(begin, text.substring(begin, end));
        trimsNext = trimsAfter;
      }
      case "comment" -> skipTo(END_COMMENT, start, "comment");
      default -> tokens.add(new Token.Tag(start, words[0], words.length > 1 ? words[1] : ""));
    }
  }

  /** Goes behind the closing tag of a block whose content is not markup; answers where it began. */
  private int skipTo(Pattern closing, int start, String name) {
    Matcher end = closing.matcher(text);
    if (!end.find(at)) {
      throw source.mistake(
          start, "{% " + name + " %} is never closed", "close it with {% end" + name + " %}");
    }
    at = end.end();
    trimsNext = !end.group(1).isEmpty();
    return end.start();
  }

  private void trimBefore() {
    if (!tokens.isEmpty() && tokens.getLast() instanceof Token.Text before) {
      tokens.removeLast();
      String kept = before.text().stripTrailing();
      if (!kept.isEmpty()) {
        tokens.add(new Token.Text(before.offset(), kept));
      }
    }
  }
}
