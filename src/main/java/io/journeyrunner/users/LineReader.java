// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the lines of a stream of any length in bounded memory: of a line, at most 1 MiB is kept and
 * the rest is skipped. Used by one thread.
 */
public final class LineReader {

  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean isTooLong;

  /** Reads from a stream, which should be buffered; whoever opened it closes it. */
  public LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line; false after the last one.
   *
   * @throws IOException if the stream breaks off
   */
  public boolean next() throws IOException {
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
  public long number() {
    return number;
  }

  /** True if the line is longer than a line may be. */
  public boolean isTooLong() {
    return isTooLong;
  }

  /** How many bytes of this line are kept. */
  int length() {
    return line.size();
  }

  /** The text of this line. */
  public String text() {
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
