// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a template into text, outputs and tags. For one use by one thread. */
final class Splitter {

  private static final Pattern LIQUID = Pattern.compile("^(?:liquid\\s++)++");
  private static final int LONGEST_MARKUP = 2_000;
  private static final int MOST_MARKUP = 2_000;

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;
  private boolean trimsNext;
  private int markups;

  private Splitter(String text) {
    this.text = text;
  }

  /**
   * Splits a template; raw blocks become text, comments vanish.
   *
   * @throws Misreading if a brace or a block of these is not closed
   */
  static List<Piece> split(String text) {
    Splitter splitter = new Splitter(text);
    while (splitter.at < text.length()) {
      splitter.takeText();
      if (splitter.at < text.length()) {
        splitter.takeMarkup();
      }
    }
    return splitter.pieces;
  }

  private void takeText() {
    int next = text.indexOf('{', at);
    while (next >= 0 && !text.startsWith("{{", next) && !text.startsWith("{%", next)) {
      next = text.indexOf('{', next + 1);
    }
    int end = next < 0 ? text.length() : next;
    if (end > at) {
      addText(at, text.substring(at, end));
    }
    at = end;
  }

  private void addText(int offset, String piece) {
    String kept = trimsNext ? piece.stripLeading() : piece;
    trimsNext = false;
    if (!kept.isEmpty()) {
      pieces.add(new Piece.Text(offset + piece.length() - kept.length(), kept));
    }
  }

  private void takeMarkup() {
    int start = at;
    boolean isOutput = text.charAt(start + 1) == '{';
    int end = endOf(start, isOutput ? "}}" : "%}");
    String inner = trimmed(text.substring(start + 2, end));
    at = end + 2;
    if (isOutput) {
      count(start, end);
      pieces.add(new Piece.Output(start, inner.strip()));
      return;
    }
    String content = inner.strip();
    String name = content.startsWith("#") ? "#" : content.split("\\s+", 2)[0];
    int begin = text.indexOf(content, start + 2) + name.length();
    String rest = content.substring(name.length());
    if (name.equals("liquid")) {
      takeLines(begin, rest);
    } else {
      takeTag(new Piece.Tag(start, name, rest.strip()), end);
    }
  }

  /** What stands between the braces, without the dashes that trim the text beside them. */
  private String trimmed(String markup) {
    trimsNext = false;
    String inner = markup;
    if (inner.startsWith("-")) {
      trimBefore();
      inner = inner.substring(1);
    }
    if (inner.endsWith("-")) {
      trimsNext = true;
      inner = inner.substring(0, inner.length() - 1);
    }
    return inner;
  }

  private void trimBefore() {
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Text before) {
      pieces.removeLast();
      String kept = before.text().stripTrailing();
      if (!kept.isEmpty()) {
        pieces.add(new Piece.Text(before.offset(), kept));
      }
    }
  }

  /** The end of the markup; what stands in quotes does not close it, except in comments. */
  private int endOf(int start, String closing) {
    boolean isComment = isComment(start);
    char quote = 0;
    for (int next = start + 2; next < text.length(); next++) {
      char c = text.charAt(next);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (!isComment && Quotes.opens(text, next)) {
        quote = c;
      } else if (text.startsWith(closing, next)) {
        return next;
      }
    }
    throw new Misreading(
        start, text.substring(start, start + 2) + " is never closed", "close it with " + closing);
  }

  private boolean isComment(int start) {
    int word = start + (text.startsWith("{%-", start) ? 3 : 2);
    while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
      word++;
    }
    return text.charAt(start + 1) == '%' && text.startsWith("#", word);
  }

  private void count(int start, int end) {
    if (end - start > LONGEST_MARKUP) {
      throw new Misreading(
          start, "it has more than " + LONGEST_MARKUP + " characters", "make it shorter");
    }
    if (++markups > MOST_MARKUP) {
      throw new Misreading(
          start, "there are more than " + MOST_MARKUP + " outputs and tags", "leave some out");
    }
  }

  private void takeTag(Piece.Tag tag, int end) {
    switch (tag.name()) {
      case "raw" -> takeRaw(tag.offset());
      case "comment" -> skipComment(tag.offset());
      case "doc" -> skipDoc(tag.offset());
      case "#" -> checkComment(tag);
      default -> {
        count(tag.offset(), end);
        pieces.add(tag);
      }
    }
  }

  private static void checkComment(Piece.Tag comment) {
    if (!comment.content().lines().skip(1).allMatch(Splitter::isCommentLine)) {
      throw new Misreading(
          comment.offset(), "a line of a comment does not begin with #", "begin each with #");
    }
  }

  private static boolean isCommentLine(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private void takeRaw(int start) {
    boolean trims = trimsNext;
    int begin = at;
    Head closing = closing(start, "raw", begin);
    String content = text.substring(begin, closing.begin());
    trimsNext = trims;
    addText(begin, closing.trims() ? content.stripTrailing() : content);
    goBehind(closing, start, "raw");
  }

  /** Comments may stand in comments, and raw blocks, in which everything is text. */
  private void skipComment(int start) {
    int depth = 1;
    Head tag = head(start, "comment", at);
    while (true) {
      switch (tag.name()) {
        case "comment" -> depth++;
        case "endcomment" -> depth--;
        case "raw" -> tag = closing(tag.begin(), "raw", tag.end());
        default -> {}
      }
      if (depth == 0) {
        goBehind(tag, start, "comment");
        return;
      }
      tag = head(start, "comment", tag.end());
    }
  }

  private void skipDoc(int start) {
    goBehind(closing(start, "doc", at), start, "doc");
  }

  /**
   * How a tag begins, in a block whose content is not markup.
   *
   * @param end behind its name
   * @param trims true if it trims the text before it
   */
  private record Head(int begin, String name, int end, boolean trims) {}

  /** The next tag; it is looked for no further than its name, so that all takes one pass. */
  private Head head(int start, String block, int from) {
    int begin = text.indexOf("{%", from);
    if (begin < 0) {
      throw neverClosed(start, block);
    }
    boolean trims = text.startsWith("-", begin + 2);
    int word = begin + (trims ? 3 : 2);
    while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
      word++;
    }
    int end = word;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return new Head(begin, text.substring(word, end), end, trims);
  }

  /** The tag that ends a block. */
  private Head closing(int start, String block, int from) {
    Head tag = head(start, block, from);
    while (!tag.name().equals("end" + block)) {
      tag = head(start, block, tag.end());
    }
    return tag;
  }

  private void goBehind(Head closing, int start, String block) {
    int end = text.indexOf("%}", closing.end());
    if (end < 0) {
      throw neverClosed(start, block);
    }
    at = end + 2;
    trimsNext = text.charAt(end - 1) == '-';
  }

  private static Misreading neverClosed(int start, String name) {
    return new Misreading(
        start, "{% " + name + " %} is never closed", "close it with {% end" + name + " %}");
  }

  /** {@code {% liquid … %}}: each line is a tag. */
  private void takeLines(int begin, String lines) {
    int offset = begin;
    int depth = 0;
    for (String line : lines.split("\n", -1)) {
      String content = LIQUID.matcher(line.strip()).replaceFirst("");
      String name = content.split("\\s+", 2)[0];
      depth += name.equals("comment") ? 1 : name.equals("endcomment") ? -1 : 0;
      boolean isTag = depth == 0 && !name.isEmpty() && !name.equals("endcomment");
      if (isTag && !name.startsWith("#")) {
        int start = offset + line.indexOf(content);
        count(start, start + content.length());
        pieces.add(new Piece.Tag(start, name, content.substring(name.length()).strip()));
      }
      offset += line.length() + 1;
    }
    if (depth != 0) {
      throw neverClosed(begin, "comment");
    }
  }
}
