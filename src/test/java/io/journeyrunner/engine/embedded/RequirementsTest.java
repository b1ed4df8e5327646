// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;

class RequirementsTest {

  private final Path temp;

  RequirementsTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void namesAPortInUseItsOwnerAndTheProperty() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = new Ports(taken.getLocalPort(), 1, 2, 3, 4);

      EngineStartFailure failure = failure(() -> Requirements.requireFree(program(ports).ports()));

      assertThat(failure)
          .hasMessage(
              "port "
                  + taken.getLocalPort()
                  + " is in use by process "
                  + ProcessHandle.current().pid()
                  + " ("
                  + ProcessHandle.current().info().command().orElseThrow()
                  + ")");
      assertThat(failure.remedy())
          .isEqualTo("End that process, or set journeyrunner.engine.ports.gateway to a free port");
    }
  }

  @Test
  void namesAPortThatIsThereTwice() {
    EngineStartFailure failure =
        failure(() -> requirements(new Ports(5, 1, 2, 3, 5)).requireDistinctPorts());

    assertThat(failure)
        .hasMessage(
            "journeyrunner.engine.ports has the same port twice: {gateway=5, management=1, http=2,"
                + " command=3, internal=5}");
  }

  @Test
  void saysHowToGetTheDistribution() {
    Folders folders = new Folders(temp.resolve("none"), temp.resolve("data"));
    EmbeddedSettings settings = settings(new Ports(1, 2, 3, 4, 5));

    EngineStartFailure failure = failure(() -> new EmbeddedEngine(settings, folders).start());

    assertThat(failure).hasMessage("there is no engine distribution in " + temp.resolve("none"));
    assertThat(failure.remedy())
        .isEqualTo(
            "Run \"mvn generate-sources -Dengine.home="
                + temp
                + "\" once, or set journeyrunner.engine.distribution to the"
                + " folder of an unpacked camunda-zeebe 8.6.0, or set journeyrunner.engine.mode to"
                + " external");
  }

  @Test
  void refusesAnOldJava() {
    Path java = Launch.java();

    assertThat(failure(() -> Requirements.requireJava(java, 17)))
        .hasMessage(
            "the engine runs on the Java of this application, which has version 17 and its"
                + " launcher at "
                + java
                + "; it must be 21 or newer, with a launcher");
  }

  @Test
  void saysThatTheDataFolderCantBeWritten() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    EngineStartFailure failure = failure(() -> new DataFolder(file.resolve("data")).take());

    assertThat(failure)
        .hasMessageStartingWith("the data folder " + file + "/data can't be written (");
    assertThat(failure.remedy())
        .isEqualTo(
            "Give this user the right to write there, or set journeyrunner.engine.data to another"
                + " folder");
  }

  @Test
  void isShownWithoutAStackTrace() {
    EngineStartFailure failure = new EngineStartFailure("port 1 is in use", "End that process");

    FailureAnalysis shown =
        Objects.requireNonNull(
            new EngineStartFailureAnalyzer().analyze(new RuntimeException("outer", failure)));

    assertThat(shown.getDescription()).isEqualTo("The engine was not started: port 1 is in use.");
    assertThat(shown.getAction()).isEqualTo("End that process.");
  }

  private Requirements requirements(Ports ports) {
    return new Requirements(List.of(program(ports)));
  }

  private Program program(Ports ports) {
    return new EngineProcess(
        settings(ports), new Folders(temp, temp), OperateSettings.OFF, ZoneOffset.UTC);
  }

  private static EmbeddedSettings settings(Ports ports) {
    return new EmbeddedSettings(
        null, null, ports, DataSize.ofMegabytes(1), Duration.ZERO, Map.of(), false);
  }

  private static EngineStartFailure failure(ThrowingCallable call) {
    return Objects.requireNonNull(catchThrowableOfType(EngineStartFailure.class, call));
  }
}
