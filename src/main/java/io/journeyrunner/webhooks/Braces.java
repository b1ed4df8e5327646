// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.util.regex.Pattern;

/** Looks at what an author wrote around the values and tags of a template. */
final class Braces {

  private static final Pattern VALUE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{%.*?%}", Pattern.DOTALL);

  private Braces() {}

  /** The text with a letter in place of each value, and with {@code &} in place of each tag. */
  static String outline(String template) {
    return TAG.matcher(VALUE.matcher(template).replaceAll("v")).replaceAll("&");
  }
}
