// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Cuts texts to what the log keeps of them. */
final class Cut {

  private static final int LONGEST = 16 * 1024;
  private static final String MARK = "… (cut)";

  private Cut() {}

  /** At most 16 KiB as UTF-8, without half a character, and without what a database refuses. */
  static String of(String text) {
    String storable = text.replace('\0', '\uFFFD');
    // No character is shorter than a byte, so more of them need not be looked at.
    String first = storable.substring(0, Math.min(storable.length(), LONGEST + 1));
    byte[] bytes = first.getBytes(UTF_8);
    if (bytes.length <= LONGEST) {
      return storable;
    }
    int end = LONGEST;
    while (isInsideOfCharacter(bytes[end])) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8) + MARK;
  }

  /** RFC 3629 §3: the second and further bytes of a character begin with the bits 10. */
  private static boolean isInsideOfCharacter(byte b) {
    return (b & 0b1100_0000) == 0b1000_0000;
  }
}
