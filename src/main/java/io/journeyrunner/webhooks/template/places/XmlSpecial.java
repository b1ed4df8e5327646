// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In a comment, CDATA section, processing instruction or declaration (XML 1.0 §2.5 to §2.8).
 *
 * @param begun what of it has been read, from its {@code <} on
 */
record XmlSpecial(String begun) implements Context {

  private static final Pattern WHOLE =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<!(?!--|\\[)[^>\\[]*(?:\\[.*?]\\s*)?>",
          Pattern.DOTALL);

  @Override
  public Context afterText(String text) {
    String whole = begun + text;
    Matcher end = WHOLE.matcher(whole);
    return end.lookingAt()
        ? XmlContext.START.afterText(whole.substring(end.end()))
        : new XmlSpecial(whole);
  }

  @Override
  public Escape escape(boolean isSecret) {
    throw new Misplaced(
        0,
        "a value stands in a comment, CDATA section or instruction",
        "put it between tags, where it is escaped");
  }

  @Override
  public Context afterOutput() {
    return this;
  }
}
