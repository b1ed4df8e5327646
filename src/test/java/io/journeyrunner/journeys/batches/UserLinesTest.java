// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users as a file lists them. */
class UserLinesTest {

  private static List<BatchUser> read(String ndjson) {
    List<BatchUser> users = new ArrayList<>();
    UserLines.read(new ByteArrayInputStream(ndjson.getBytes(StandardCharsets.UTF_8)))
        .forEachRemaining(users::add);
    return users;
  }

  @Test
  void aLineIsAnIdOrAnObjectWithOne() {
    assertThat(read("\"ü1\"\r\n\n  {\"user_id\": \"ü2\", \"name\": \"Zoë\"}\n\"ü3\""))
        .containsExactly(BatchUser.waiting("ü1"), BatchUser.waiting("ü2"), BatchUser.waiting("ü3"));
    assertThat(read("")).isEmpty();
  }

  @Test
  void whatCantBeAnIdIsAUserWhoFailed() {
    assertThat(read("\"\"\n7\n{\"id\": \"ü1\"}"))
        .extracting(user -> user.user_id() + " " + user.outcome())
        .containsExactly("(empty) failed", "7 waiting", "{\"id\":\"ü1\"} waiting");
  }

  @Test
  void aLineThatIsNoJsonIsNamed() {
    assertThatThrownBy(() -> read("\"ü1\"\n\"ü2"))
        .isInstanceOf(InvalidBatch.class)
        .hasMessageStartingWith("line 2: ");
  }

  @Test
  void aLineWithoutAnEndIsNotHeldInMemory() {
    assertThatThrownBy(() -> UserLines.read(new Endless(16L << 20)).next())
        .isInstanceOf(InvalidBatch.class)
        .hasMessage("line 1: is longer than 1 MiB; put one user id in each line");
  }

  @Test
  void aStreamThatBreaksOffIsNotTakenForItsEnd() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatThrownBy(() -> UserLines.read(broken).hasNext())
        .isInstanceOf(UncheckedIOException.class);
  }

  /** So many times the same character. */
  private static final class Endless extends InputStream {

    private long left;

    Endless(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int got = (int) Math.min(left, length);
      Arrays.fill(target, offset, offset + Math.max(got, 0), (byte) 'x');
      left -= got;
      return got > 0 ? got : -1;
    }
  }
}
