// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a stream of any length in bounded memory: of a line that is too long, the rest
 * is skipped. A byte order mark before the first is no part of it. Used by one thread.
 */
public final class LineReader {

  private static final int LONGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final int longest;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean isTooLong;
  private @Nullable String text;

  /** Reads lines of at most 1 MiB from a stream, which should be buffered; its opener closes it. */
  public LineReader(InputStream in) {
    this(in, LONGEST);
  }

  /** The same for lines of other lengths, in bytes. */
  public LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
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
      if (line.size() < longest) {
        line.write(next);
      } else {
        isTooLong = true;
      }
      next = in.read();
    }
    text = decoded();
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

  /** False if the line is no UTF-8; then its text must not be used. */
  public boolean isUtf8() {
    return text != null;
  }

  /** The text of this line; empty if it is no UTF-8. */
  public String text() {
    return text == null ? "" : text;
  }

  private @Nullable String decoded() {
    try {
      String all =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      return number == 1 && all.startsWith(BYTE_ORDER_MARK)
          ? all.substring(1).strip()
          : all.strip();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
