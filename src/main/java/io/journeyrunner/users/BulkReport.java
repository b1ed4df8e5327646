// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a bulk load, written line by line; bounded in size. Used by one thread. */
final class BulkReport {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** A line that could not be stored. */
  private record Failed(long line, Finding error) {}

  /** How far the load has come. */
  private record Progress(long line, long stored, long failed) {}

  /** The last line of the answer. */
  private record Summary(boolean done, long stored, long failed, long errorsNotShown) {}

  /** The last line of the answer, if the load broke off. */
  private record BrokenOff(boolean done, long line, long stored, long failed, Finding error) {}

  private final OutputStream out;
  private final long mostErrors;
  private long stored;
  private long failed;

  BulkReport(OutputStream out, long mostErrors) {
    this.out = out;
    this.mostErrors = mostErrors;
  }

  void stored(int more) {
    stored += more;
  }

  void failed(long line, Finding finding) throws IOException {
    failed++;
    if (failed <= mostErrors) {
      write(new Failed(line, finding));
    }
  }

  void progress(long line) throws IOException {
    write(new Progress(line, stored, failed));
    out.flush();
  }

  void summary() throws IOException {
    write(new Summary(true, stored, failed, Math.max(0, failed - mostErrors)));
    out.flush();
  }

  /** The last line of a load that could not be ended. */
  void brokenOff(long line) throws IOException {
    write(
        new BrokenOff(
            false,
            line,
            stored,
            failed,
            new Finding(
                "",
                "the database is not reachable or too busy",
                "send all lines again: what is stored already stays the same")));
    out.flush();
  }

  private void write(Object line) throws IOException {
    out.write(MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
