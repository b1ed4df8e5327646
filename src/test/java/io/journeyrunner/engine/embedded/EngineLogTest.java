// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLogTest {

  private final Folders folders;

  EngineLogTest(@TempDir Path folder) throws Exception {
    this.folders = new Folders(folder, folder);
    Files.writeString(folders.log(), "ERROR of an earlier run\n");
  }

  @Test
  void showsTheLastThreeLinesThatNameAnError() throws Exception {
    EngineLog log = new EngineLog(folders);
    write("INFO up", "ERROR one", "\tat some.Frame", "Caused by: two", "x.FooException: three");
    write("java.lang.Error: four", "INFO down");

    assertThat(log.tellingLines())
        .isEqualTo("Caused by: two | x.FooException: three | java.lang.Error: four");
  }

  @Test
  void showsTheLastLinesWhereNoneNamesAnError() throws Exception {
    EngineLog log = new EngineLog(folders);
    write("INFO up", "INFO " + "x".repeat(500));

    assertThat(log.tellingLines()).isEqualTo("INFO up | INFO " + "x".repeat(295) + "…");
  }

  @Test
  void saysThatNothingWasWritten() {
    assertThat(new EngineLog(folders).tellingLines()).isEqualTo("(it wrote nothing)");
  }

  private void write(String... lines) throws Exception {
    Files.writeString(folders.log(), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
  }
}
