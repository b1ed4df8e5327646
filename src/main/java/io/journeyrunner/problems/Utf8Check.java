// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Refuses what is not UTF-8, wherever it is cut on its way. Used by one thread. */
final class Utf8Check implements CheckedBody.Check {

  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer unused = CharBuffer.allocate(8192);
  private byte[] begun = new byte[0]; // of a character whose rest is still to come
  private long read;

  @Override
  public void bytes(byte[] bytes, int offset, int length) {
    ByteBuffer all = ByteBuffer.allocate(begun.length + length);
    all.put(begun).put(bytes, offset, length).flip();
    check(all, false);
    begun = new byte[Math.min(all.remaining(), LONGEST_CHARACTER)];
    all.get(begun);
  }

  @Override
  public void end() {
    check(ByteBuffer.wrap(begun), true);
    begun = new byte[0];
  }

  private void check(ByteBuffer bytes, boolean isEnd) {
    CoderResult result;
    do {
      unused.clear();
      result = decoder.decode(bytes, unused, isEnd);
    } while (result.isOverflow());
    read += bytes.position();
    if (result.isError()) {
      throw new NotUtf8(read + 1);
    }
    if (isEnd) {
      decoder.reset();
    }
  }
}
