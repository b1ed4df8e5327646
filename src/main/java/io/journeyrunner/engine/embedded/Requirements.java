// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What must be there before the engine can be started; each lack has its own sentence. */
final class Requirements {

  private static final int OLDEST_JAVA = 21;

  private final EmbeddedSettings settings;
  private final Folders folders;

  Requirements(EmbeddedSettings settings, Folders folders) {
    this.settings = settings;
    this.folders = folders;
  }

  void check(EngineProcess process) {
    requireJava(EngineProcess.java(), Runtime.version().feature());
    if (!Files.isRegularFile(process.script())) {
      throw new EngineStartFailure(
          "there is no engine distribution in " + folders.distribution(),
          "Run \"mvn generate-sources\" once, or set journeyrunner.engine.distribution to the"
              + " folder of an unpacked camunda-zeebe 8.6.0, or set journeyrunner.engine.mode to"
              + " external");
    }
  }

  static void requireJava(Path java, int version) {
    if (version < OLDEST_JAVA || !Files.isExecutable(java)) {
      throw new EngineStartFailure(
          "the engine runs on the Java of this application, which has version "
              + version
              + " and its launcher at "
              + java
              + "; it must be 21 or newer, with a launcher",
          "Start the application with a JDK 21 or newer");
    }
  }

  void requireFreePorts() {
    settings.ports().byName().forEach(Requirements::requireFree);
  }

  private static void requireFree(String name, int port) {
    if (!PortOwner.isFree(port)) {
      String owner =
          PortOwner.of(port)
              .map(
                  p ->
                      " by process "
                          + p.pid()
                          + p.info().command().map(c -> " (" + c + ")").orElse(""))
              .orElse("");
      throw new EngineStartFailure(
          "port " + port + " is in use" + owner,
          "End that process, or set journeyrunner.engine.ports." + name + " to a free port");
    }
  }

  /** Two of our own ports that are the same would look like a port in use, by nobody. */
  void requireDistinctPorts() {
    Map<String, Integer> ports = settings.ports().byName();
    if (ports.values().stream().distinct().count() < ports.size()) {
      throw new EngineStartFailure(
          "journeyrunner.engine.ports has the same port twice: " + ports, "Give each its own port");
    }
  }
}
