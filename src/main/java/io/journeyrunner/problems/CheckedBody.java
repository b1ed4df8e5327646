// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request that is checked while it is read. Used by one thread. */
final class CheckedBody extends ServletInputStream {

  /** Looks at what comes in, and throws a {@link Mistake} if it is not to be taken. */
  interface Check {

    /** The next bytes. */
    void bytes(byte[] bytes, int offset, int length);

    /** There are no more. */
    default void end() {}
  }

  private final ServletInputStream body;
  private final Check check;

  CheckedBody(ServletInputStream body, Check check) {
    this.body = body;
    this.check = check;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = body.read(target, offset, length);
    if (got < 0) {
      check.end();
    } else {
      check.bytes(target, offset, got);
    }
    return got;
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
