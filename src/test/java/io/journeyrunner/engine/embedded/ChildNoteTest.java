// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildNoteTest {

  private final ProcessFiles files;

  ChildNoteTest(@TempDir Path folder) {
    this.files = new ProcessFiles(folder, "engine");
  }

  @Test
  void findsTheProcessAgain() throws Exception {
    ChildNote.of(ProcessHandle.current(), "set: ქ=1").writeTo(files);

    ChildNote note = ChildNote.readFrom(files).orElseThrow();

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
    Files.writeString(files.note(), "pid=12");

    assertThat(ChildNote.readFrom(files)).isEmpty();
  }
}
