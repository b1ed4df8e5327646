// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

/** Cuts texts to what the log keeps of them. */
final class Cut {

  private static final int LONGEST = 16 * 1024;
  private static final String MARK = "… (cut)";

  private Cut() {}

  /** At most 16 Ki characters, without half a character, and without what a database refuses. */
  static String of(String text) {
    String storable = text.replace('\0', '\uFFFD');
    if (storable.length() <= LONGEST) {
      return storable;
    }
    int end = Character.isHighSurrogate(storable.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return storable.substring(0, end) + MARK;
  }
}
