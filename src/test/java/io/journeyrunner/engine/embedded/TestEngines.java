// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Settings and clean-up for engines that tests start. */
public final class TestEngines {

  /** The first compiler only: a JVM that lives for a minute or two would compile for most of it. */
  public static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

  private static final Path ROOT = Path.of("target/engines").toAbsolutePath();

  private TestEngines() {}

  /** The distribution that the build unpacked. */
  public static Path distribution() {
    return Path.of(
        System.getProperty(
            "journeyrunner.engine.distribution",
            System.getProperty("user.home") + "/.journey-runner/engine/camunda-zeebe-8.6.0"));
  }

  /** Folders with a data folder that nothing was written to; those of killed test runs go. */
  public static Folders folders(String name) {
    endWhatKilledRunsLeft();
    return new Folders(
        distribution(), ROOT.resolve(ProcessHandle.current().pid() + "").resolve(name));
  }

  /** Settings on free ports. */
  public static EmbeddedSettings settings(Map<String, String> environment) {
    List<Integer> free = freePorts(5);
    return new EmbeddedSettings(
        null,
        null,
        new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4)),
        DataSize.ofMegabytes(384),
        Duration.ofMinutes(3),
        quick(environment),
        true);
  }

  private static Map<String, String> quick(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_TOOL_OPTIONS", SHORT_LIFE);
    return all;
  }

  /** Ports that nobody listens on now. */
  public static List<Integer> freePorts(int count) {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        probes.add(new ServerSocket(0));
      }
      return probes.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      probes.forEach(TestEngines::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void endWhatKilledRunsLeft() {
    children(ROOT).filter(run -> !isAlive(run)).forEach(TestEngines::endAll);
  }

  private static boolean isAlive(Path run) {
    return ProcessHandle.of(Long.parseLong(run.getFileName().toString())).isPresent();
  }

  private static void endAll(Path run) {
    children(run)
        .flatMap(data -> ChildNote.readFrom(new ProcessFiles(data, "engine")).stream())
        .flatMap(note -> note.process().stream())
        .forEach(process -> new Child(process).end());
    try {
      FileSystemUtils.deleteRecursively(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
