// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of bounded length: the rest of a longer line is skipped. Used by one thread. */
final class LineReader {

  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean isTooLong;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false after the last one. */
  boolean next() throws IOException {
    line.reset();
    isTooLong = false;
    int next = in.read();
    if (next < 0) {
      return false;
    }
    number++;
    while (next >= 0 && next != '\n') {
      if (line.size() < LONGEST) {
        line.write(next);
      } else {
        isTooLong = true;
      }
      next = in.read();
    }
    return true;
  }

  /** The number of this line; 1 for the first. */
  long number() {
    return number;
  }

  /** True if the line is longer than a line may be. */
  boolean isTooLong() {
    return isTooLong;
  }

  /** How many bytes of this line are kept. */
  int length() {
    return line.size();
  }

  /** The text of this line. */
  String text() {
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
