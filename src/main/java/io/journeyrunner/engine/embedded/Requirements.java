// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be there before the engine can be started; each lack has its own sentence. */
final class Requirements {

  private static final int OLDEST_JAVA = 21;

  private final List<Program> programs;

  Requirements(List<Program> programs) {
    this.programs = programs;
  }

  void check() {
    requireDistinctPorts();
    requireJava(Launch.java(), Runtime.version().feature());
    programs.forEach(Program::requireDistribution);
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

  /** By the property that sets each. */
  static void requireFree(Map<String, Integer> ports) {
    ports.forEach(Requirements::requireFree);
  }

  private static void requireFree(String property, int port) {
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
          "End that process, or set " + property + " to a free port");
    }
  }

  /** Two of our own ports that are the same would look like a port in use, by nobody. */
  void requireDistinctPorts() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    programs.forEach(
        program ->
            program
                .ports()
                .forEach(
                    (property, port) ->
                        ports.put(property.substring(property.lastIndexOf('.') + 1), port)));
    if (ports.values().stream().distinct().count() < ports.size()) {
      throw new EngineStartFailure(
          "journeyrunner.engine.ports has the same port twice: " + ports, "Give each its own port");
    }
  }
}
