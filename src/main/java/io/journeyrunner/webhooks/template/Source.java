// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.problems.Finding;

/**
 * A template as its author wrote it.
 *
 * @param where what it is for: {@code body}, {@code url}, {@code headers.X-Campaign}
 * @param text the template
 */
record Source(String where, String text) {

  private static final int LONGEST_QUOTE = 60;

  /** A mistake at an offset, told by line and column as editors count them. */
  InvalidTemplate mistake(int offset, String what, String remedy) {
    return new InvalidTemplate(new Finding(where + ", " + position(offset), what, remedy));
  }

  /** A piece of a template as findings quote it. */
  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private String position(int offset) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(offset, text.length());
    for (int at = 0; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    return "line " + line + ", column " + (end - lineStart + 1);
  }
}
