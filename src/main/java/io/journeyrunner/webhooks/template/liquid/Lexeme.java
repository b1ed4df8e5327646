// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

/** A word of the language, or one of its signs. */
record Lexeme(Sort sort, String text) {

  static final Lexeme END = new Lexeme(Sort.END, "");

  /** What it is. */
  enum Sort {
    NAME,
    NUMBER,
    TEXT,
    COMPARISON,
    DOT,
    RANGE,
    COLON,
    COMMA,
    EQUALS,
    PIPE,
    OPEN_SQUARE,
    CLOSE_SQUARE,
    OPEN_ROUND,
    CLOSE_ROUND,
    END
  }
}
