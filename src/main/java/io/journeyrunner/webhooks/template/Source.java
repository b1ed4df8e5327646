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

  /** A mistake at an offset, told by line and column as editors count them. */
  InvalidTemplate mistake(int offset, String what, String remedy) {
    return new InvalidTemplate(new Finding(position(offset), what, remedy));
  }

  /** What it is for, with a place in it: {@code body, line 3, column 14}. */
  String position(int offset) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(offset, text.length());
    for (int at = 0; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    return where + ", line " + line + ", column " + (end - lineStart + 1);
  }
}
