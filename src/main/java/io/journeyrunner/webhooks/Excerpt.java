// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

/** The begin of a reply, as people read it. */
final class Excerpt {

  private static final int LONGEST = 200;
  private static final int LOOKED_AT = 10 * LONGEST;

  private Excerpt() {}

  /** At most 200 characters on one line, without control characters. */
  static String of(String reply) {
    String begin = reply.substring(0, Math.min(LOOKED_AT, reply.length()));
    String line = begin.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + "…";
  }
}
