// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The command and the environment of the engine's process. Immutable. */
final class EngineProcess {

  /** All that the engine's process gets of our environment, which may hold secrets. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "TEMP", "TMP", "SYSTEMROOT");

  private static final String HOST = "127.0.0.1";
  private static final String LOGGING = "engine-log4j2.xml";

  private final EmbeddedSettings settings;
  private final Folders folders;

  EngineProcess(EmbeddedSettings settings, Folders folders) {
    this.settings = settings;
    this.folders = folders;
  }

  static boolean onWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", onWindows() ? "java.exe" : "java");
  }

  Path script() {
    return folders.distribution().resolve("bin").resolve(onWindows() ? "broker.bat" : "broker");
  }

  /** What the process is started with, as one line: two that are equal can stand in for another. */
  String set() {
    return folders.distribution() + " " + new TreeMap<>(settingsAsVariables());
  }

  ProcessHandle start() throws IOException {
    writeLogging();
    ProcessBuilder builder = new ProcessBuilder(command());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(settingsAsVariables());
    builder.directory(folders.data().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folders.console().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    return builder.start().toHandle();
  }

  /**
   * A terminal sends Ctrl-C to us and to our children. The engine must go last, so it is started
   * with that signal ignored, which a JVM respects.
   */
  private List<String> command() {
    return onWindows()
        ? List.of(script().toString())
        : List.of("/bin/sh", "-c", "trap '' INT; exec \"$0\"", script().toString());
  }

  private static java.io.File nothing() {
    return new java.io.File(onWindows() ? "NUL" : "/dev/null");
  }

  private Map<String, String> settingsAsVariables() {
    Ports ports = settings.ports();
    Map<String, String> all = new HashMap<>();
    all.put("JAVACMD", java().toString());
    all.put("JAVA_OPTS", javaOptions());
    all.put("JOURNEYRUNNER_ENGINE_LOG", folders.log().toString());
    all.put("ZEEBE_BROKER_DATA_DIRECTORY", folders.data().toString());
    all.put("ZEEBE_BROKER_NETWORK_HOST", HOST);
    all.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + ports.command());
    all.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + ports.internal());
    all.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", HOST);
    all.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + ports.gateway());
    all.put("SERVER_ADDRESS", HOST);
    all.put("SERVER_PORT", "" + ports.http());
    all.put("MANAGEMENT_SERVER_ADDRESS", HOST);
    all.put("MANAGEMENT_SERVER_PORT", "" + ports.management());
    all.put("ZEEBE_CLOCK_CONTROLLED", "" + settings.clockControlled());
    // 8.6.0 remembers which checks it has asked for; with checks beside the processing it can
    // remember
    // one that is done, and a job that waits several times is lost (RepeatedCallTest).
    all.put("ZEEBE_BROKER_PROCESSING_ENABLEASYNCSCHEDULEDTASKS", "false");
    // By default it refuses work when answers take 200 ms; on a small machine any burst does that.
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_REQUESTTIMEOUT", "1s");
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_INITIALLIMIT", "300");
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_MINLIMIT", "200");
    // Its defaults stop all work below 2 GB; below what we ask for at the start is enough.
    all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "400MB");
    all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "200MB");
    all.putAll(settings.environment());
    return all;
  }

  private String javaOptions() {
    return Stream.of(
            "-Xmx" + settings.memory().toMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-Dlog4j2.configurationFile=" + LOGGING) // relative: a path with a blank would split
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private void writeLogging() throws IOException {
    try (InputStream configuration = EngineProcess.class.getResourceAsStream(LOGGING)) {
      if (configuration == null) {
        throw new IllegalStateException("this program is incomplete: " + LOGGING + " is missing");
      }
      Files.copy(
          configuration, folders.data().resolve(LOGGING), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
