// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

/** Places in XML 1.0. */
public enum XmlContext implements Context {
  /** Between tags. */
  START,
  /** Right after a {@code <}. */
  OPENING,
  /** Inside a tag, outside of quotes. */
  TAG,
  /** Inside an attribute in double quotes. */
  DOUBLE_QUOTED,
  /** Inside an attribute in single quotes. */
  SINGLE_QUOTED;

  @Override
  public Context afterText(String text) {
    XmlContext context = this;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (context == OPENING && (c == '!' || c == '?')) {
        return new XmlSpecial("<").afterText(text.substring(index));
      }
      context = context.after(c);
    }
    return context;
  }

  private XmlContext after(char c) {
    return switch (this) {
      case START -> c == '<' ? OPENING : START;
      case OPENING -> c == '>' ? START : TAG;
      case TAG ->
          switch (c) {
            case '>' -> START;
            case '"' -> DOUBLE_QUOTED;
            case '\'' -> SINGLE_QUOTED;
            default -> TAG;
          };
      case DOUBLE_QUOTED -> c == '"' ? TAG : DOUBLE_QUOTED;
      case SINGLE_QUOTED -> c == '\'' ? TAG : SINGLE_QUOTED;
    };
  }

  @Override
  public Escape escape(boolean isSecret) {
    return switch (this) {
      case START -> Escape.XML_TEXT;
      case DOUBLE_QUOTED, SINGLE_QUOTED -> Escape.XML_ATTRIBUTE;
      case OPENING, TAG ->
          throw new Misplaced(
              0, "a value stands inside a tag", "put it between quotes, or between tags");
    };
  }

  @Override
  public Context afterOutput() {
    return this;
  }
}
