// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/**
 * The character that shows, in a rendered text, where values stand, until the text is checked. It
 * is one that Unicode sets aside for such internal use (§23.7, noncharacters), so no author needs
 * it, and values that hold it are written without it.
 */
final class Mark {

  static final char CHARACTER = '\uFDD0';

  private static final String TEXT = String.valueOf(CHARACTER);

  private Mark() {}

  static String before(String value) {
    return CHARACTER + value;
  }

  static String around(String value) {
    return CHARACTER + value + CHARACTER;
  }

  static boolean isIn(String text) {
    return text.indexOf(CHARACTER) >= 0;
  }

  static String removed(String text) {
    return text.replace(TEXT, "");
  }

  /** A value that can't be taken for one with marks. */
  static String replaced(String value) {
    return value.replace(CHARACTER, '\uFFFD');
  }
}
