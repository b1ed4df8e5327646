// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.template.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a body is only there for its reader, and what can't be sent as it is written. */
final class BodyLayout {

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)");

  /** With the blanks around it. A value has none: there it is %0A. */
  private static final Pattern LINE_BREAK = Pattern.compile("[ \t]*[\r\n]\\s*");

  /** Between two characters of one field. */
  private static final Pattern BREAK_IN_FIELD = Pattern.compile("[^&\\s][ \t]*[\r\n]\\s*[^&\\s]");

  private BodyLayout() {}

  /** What is wrong with a body that is to be sent in this way. */
  static List<Finding> mistakes(String body, Place place) {
    List<Finding> findings = new ArrayList<>();
    Matcher declared = DECLARED.matcher(body);
    if (place == Place.XML && declared.find() && !declared.group(1).equalsIgnoreCase("utf-8")) {
      // RFC 7303 §3: what is declared has to be what is sent.
      findings.add(
          new Finding(
              "body",
              "its XML declaration says " + declared.group(1) + ", and bodies are sent as UTF-8",
              "write encoding=\"UTF-8\", or leave it out"));
    }
    if (place == Place.FORM && BREAK_IN_FIELD.matcher(Braces.outline(body)).find()) {
      findings.add(
          new Finding(
              "body",
              "a line ends in the middle of a field",
              "begin the next line with &, or write %0A for a line break in a value"));
    }
    return findings;
  }

  /**
   * A rendered body as it is sent: the line breaks of a form are none of its keys and values.
   *
   * @return null if nothing is left of it
   */
  static @Nullable String sent(String rendered, Place place) {
    String sent = place == Place.FORM ? LINE_BREAK.matcher(rendered).replaceAll("") : rendered;
    return sent.isBlank() ? null : sent;
  }
}
