// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

/**
 * The character that shows, in a rendered text, where values stand, until the text is checked. It
 * is one that Unicode sets aside for such internal use (§23.7, noncharacters), so no author needs
 * it, and values that hold it are written without it.
 */
public final class Mark {

  /** The mark. */
  public static final char CHARACTER = '\uFDD0';

  private static final String TEXT = String.valueOf(CHARACTER);

  private Mark() {}

  /** A value with a mark before it. */
  public static String before(String value) {
    return CHARACTER + value;
  }

  /** A value with a mark on both sides. */
  public static String around(String value) {
    return CHARACTER + value + CHARACTER;
  }

  /** True if a text has marks. */
  public static boolean isIn(String text) {
    return text.indexOf(CHARACTER) >= 0;
  }

  /** A text without its marks. */
  public static String removed(String text) {
    return text.replace(TEXT, "");
  }

  /** A value that can't be taken for one with marks. */
  public static String replaced(String value) {
    return value.replace(CHARACTER, '\uFFFD');
  }
}
