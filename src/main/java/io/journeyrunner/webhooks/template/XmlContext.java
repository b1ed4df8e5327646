// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/** Places in XML 1.0. */
enum XmlContext implements Context {
  /** Between tags. */
  START,
  /** Right after a {@code <}. */
  OPENING,
  /** Inside a tag, outside of quotes. */
  TAG,
  /** Inside an attribute in double quotes. */
  DOUBLE_QUOTED,
  /** Inside an attribute in single quotes. */
  SINGLE_QUOTED,
  /** In a comment, CDATA section, processing instruction or declaration. */
  SPECIAL;

  @Override
  public Context afterText(String text) {
    XmlContext context = this;
    for (int index = 0; index < text.length(); index++) {
      context = context.after(text, index);
    }
    return context;
  }

  private XmlContext after(String text, int index) {
    char c = text.charAt(index);
    return switch (this) {
      case START -> c == '<' ? OPENING : START;
      case OPENING -> c == '!' || c == '?' ? SPECIAL : c == '>' ? START : TAG;
      case TAG ->
          switch (c) {
            case '>' -> START;
            case '"' -> DOUBLE_QUOTED;
            case '\'' -> SINGLE_QUOTED;
            default -> TAG;
          };
      case DOUBLE_QUOTED -> c == '"' ? TAG : DOUBLE_QUOTED;
      case SINGLE_QUOTED -> c == '\'' ? TAG : SINGLE_QUOTED;
      case SPECIAL -> c == '>' && endsSpecial(text, index) ? START : SPECIAL;
    };
  }

  /** Comments end with {@code -->}, CDATA with {@code ]]>}, instructions with {@code ?>}. */
  private static boolean endsSpecial(String text, int index) {
    int open = text.lastIndexOf("<", index);
    String special = open < 0 ? "" : text.substring(open, index + 1);
    if (special.startsWith("<!--")) {
      return special.length() > 6 && special.endsWith("-->");
    }
    return special.startsWith("<![CDATA[") ? special.endsWith("]]>") : true;
  }

  @Override
  public Escape escape(String root) {
    return switch (this) {
      case START -> Escape.XML_TEXT;
      case DOUBLE_QUOTED, SINGLE_QUOTED -> Escape.XML_ATTRIBUTE;
      case OPENING, TAG ->
          throw new Misplaced(
              0, "a value stands inside a tag", "put it between quotes, or between tags");
      case SPECIAL ->
          throw new Misplaced(
              0,
              "a value stands in a comment, CDATA section or instruction",
              "put it between tags, where it is escaped");
    };
  }

  @Override
  public Context afterOutput() {
    return this;
  }

  @Override
  public boolean agreesWith(Context other) {
    return this == other;
  }
}
