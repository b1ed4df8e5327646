// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.ArrayList;
import java.util.List;

/** Texts by characters (Unicode code points): nothing here cuts a surrogate pair. */
public final class Characters {

  private Characters() {}

  /** How many there are. */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A part of a text, as much of it as there is. */
  public static String slice(String text, int from, int length) {
    int begin = index(text, 0, from);
    return text.substring(begin, index(text, begin, length));
  }

  /** The index that is so many characters further, or the end. */
  private static int index(String text, int begin, int characters) {
    int left = characters;
    int at = begin;
    while (left > 0 && at < text.length()) {
      at += Character.charCount(text.codePointAt(at));
      left--;
    }
    return at;
  }

  /** Each character by itself. */
  public static List<String> all(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /** The parts between white space. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean isBlank = at == text.length() || Character.isWhitespace(text.charAt(at));
      if (isBlank && begin >= 0) {
        words.add(text.substring(begin, at));
        begin = -1;
      } else if (!isBlank && begin < 0) {
        begin = at;
      }
    }
    return words;
  }

  /**
   * The parts of a text, without empty ones at its end.
   *
   * @param separator one blank stands for any white space, and nothing for "after each character"
   */
  public static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      return all(text);
    }
    return separator.equals(" ") ? words(text) : parts(text, separator);
  }

  private static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
      parts.add(text.substring(begin, end));
      begin = end + separator.length();
    }
    parts.add(text.substring(begin));
    while (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }
}
