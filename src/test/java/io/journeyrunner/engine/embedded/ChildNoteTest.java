// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildNoteTest {

  private final Path folder;

  ChildNoteTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void findsTheProcessAgain() throws Exception {
    ChildNote.of(ProcessHandle.current(), "set: ქ=1").writeTo(folder);

    ChildNote note = ChildNote.readFrom(folder).orElseThrow();

    assertThat(note.process()).contains(ProcessHandle.current());
    assertThat(note.set()).isEqualTo("set: ქ=1");
  }

  @Test
  void takesNoOtherProcessWithTheSamePid() {
    ChildNote now = ChildNote.of(ProcessHandle.current(), "");

    assertThat(new ChildNote(now.pid(), now.started().minusSeconds(60), "").process()).isEmpty();
  }

  @Test
  void countsHalfANoteAsNone() throws Exception {
    Files.writeString(folder.resolve("engine-process.properties"), "pid=12");

    assertThat(ChildNote.readFrom(folder)).isEmpty();
  }
}
