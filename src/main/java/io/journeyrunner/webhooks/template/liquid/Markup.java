// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

/**
 * The output or tag that is being read, as findings tell it.
 *
 * @param offset where it begins in the template
 * @param shown as its author wrote it
 * @param example how to write one that can be read
 */
record Markup(int offset, String shown, String example) {

  private static final int LONGEST_QUOTE = 60;

  /** A piece of a template as findings quote it. */
  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  /** It can't be read at all. */
  Misreading unreadable() {
    return mistake(shown + " is not Liquid", example);
  }

  /** Something is wrong with it. */
  Misreading mistake(String what, String remedy) {
    return new Misreading(offset, what, remedy);
  }
}
