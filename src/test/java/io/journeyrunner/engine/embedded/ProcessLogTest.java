// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {

  private final ProcessFiles files;

  ProcessLogTest(@TempDir Path folder) throws Exception {
    this.files = new ProcessFiles(folder, "engine");
    Files.writeString(files.log(), "ERROR of an earlier run\n");
  }

  @Test
  void showsTheLastThreeLinesThatNameAnError() throws Exception {
    ProcessLog log = new ProcessLog(files);
    write("INFO up", "ERROR one", "\tat some.Frame", "Caused by: two", "x.FooException: three");
    write("java.lang.Error: four", "INFO down");

    assertThat(log.tellingLines())
        .isEqualTo("Caused by: two | x.FooException: three | java.lang.Error: four");
  }

  @Test
  void showsTheLastLinesWhereNoneNamesAnError() throws Exception {
    ProcessLog log = new ProcessLog(files);
    write("INFO up", "INFO " + "x".repeat(500));

    assertThat(log.tellingLines()).isEqualTo("INFO up | INFO " + "x".repeat(295) + "…");
  }

  @Test
  void saysThatNothingWasWritten() {
    assertThat(new ProcessLog(files).tellingLines()).isEqualTo("(it wrote nothing)");
  }

  private void write(String... lines) throws Exception {
    Files.writeString(files.log(), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
  }
}
