// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

/**
 * Texts of others, short enough to be shown or stored. A character is never cut in two: half of a
 * surrogate pair is no text that a database or a parser takes.
 */
public final class ShortText {

  private ShortText() {}

  /**
   * The text itself, or its beginning and {@code …}.
   *
   * @param longest how many UTF-16 units it may have, without the {@code …}
   */
  public static String of(String text, int longest) {
    return text.length() <= longest ? text : beginning(text, longest) + "…";
  }

  /**
   * The beginning of a text, with nothing to show that there was more.
   *
   * @param longest how many UTF-16 units it may have
   */
  public static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean isCut = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, isCut ? longest - 1 : longest);
  }
}
