// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import java.util.Optional;
import java.util.regex.Pattern;

/** Places in JSON. */
public enum JsonContext implements Context {
  /** Between values, after white space or one of {@code {}[],:}. */
  START,
  /** In a number or literal that the author began. */
  IN_BARE,
  /** Right after a value that stands outside of quotes. */
  AFTER_VALUE,
  /** Inside quotes. */
  IN_STRING,
  /** After a backslash inside quotes, or in the four digits that may follow it. */
  IN_ESCAPE;

  private static final Pattern BEGUN_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\){0,99}\\\\u[0-9a-fA-F]{0,3}$");

  @Override
  public Context afterText(String text) {
    JsonContext context = this;
    for (int index = 0; index < text.length(); index++) {
      context = context.after(text.charAt(index), index);
    }
    return context == IN_STRING && endsInEscape(text) ? IN_ESCAPE : context;
  }

  private static boolean endsInEscape(String text) {
    return BEGUN_ESCAPE.matcher(text.substring(Math.max(0, text.length() - 200))).find();
  }

  private JsonContext after(char c, int index) {
    return switch (this) {
      case IN_STRING -> c == '"' ? START : c == '\\' ? IN_ESCAPE : IN_STRING;
      case IN_ESCAPE -> IN_STRING;
      case START, IN_BARE -> c == '"' ? IN_STRING : isDelimiter(c) ? START : IN_BARE;
      case AFTER_VALUE -> {
        if (!isDelimiter(c)) {
          throw new Misplaced(
              index,
              "text stands right behind a value outside of quotes",
              "put both between one pair of quotes, or a comma between them");
        }
        yield START;
      }
    };
  }

  /** True for what may stand right beside a bare value. */
  static boolean isDelimiter(char c) {
    return Character.isWhitespace(c) || "{}[],:".indexOf(c) >= 0;
  }

  @Override
  public Escape escape(boolean isSecret) {
    return switch (this) {
      case START -> Escape.JSON_VALUE;
      case IN_STRING -> Escape.JSON_STRING;
      case IN_ESCAPE ->
          throw new Misplaced(0, "a value stands behind a backslash", "write the backslash twice");
      case IN_BARE, AFTER_VALUE ->
          throw new Misplaced(
              0,
              "a value outside of quotes stands right behind something else",
              "put both between one pair of quotes, or a comma between them");
    };
  }

  @Override
  public Context afterOutput() {
    return this == IN_STRING ? IN_STRING : AFTER_VALUE;
  }

  /**
   * Outside of quotes it depends on the data what stands before, so the rendered text is checked.
   */
  @Override
  public Optional<Context> joined(Context other) {
    if (this == other) {
      return Optional.of(this);
    }
    return isBare() && ((JsonContext) other).isBare() ? Optional.of(START) : Optional.empty();
  }

  private boolean isBare() {
    return switch (this) {
      case START, IN_BARE, AFTER_VALUE -> true;
      case IN_STRING, IN_ESCAPE -> false;
    };
  }
}
