// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of {@code bpmn/} whose samples call the echo service on another port than the usual one.
 */
public record SampleFolder(Path folder, int port) {

  /** Copies the samples below a folder, for a free port. */
  public static SampleFolder copyInto(Path folder) {
    try (ServerSocket socket = new ServerSocket(0)) {
      SampleFolder samples = new SampleFolder(folder, socket.getLocalPort());
      samples.copy("rules");
      samples.copy("journeys");
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties that let the application use this folder and port. */
  public Map<String, String> properties() {
    return Map.of(
        "server.port", Integer.toString(port),
        "journeyrunner.rules.folder", folder.resolve("rules").toString(),
        "journeyrunner.journeys.folder", folder.resolve("journeys").toString());
  }

  private void copy(String kind) throws IOException {
    Path target = Files.createDirectories(folder.resolve(kind));
    try (Stream<Path> files = Files.list(Path.of("bpmn", kind))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file).replace("127.0.0.1:8090", "127.0.0.1:" + port);
        Files.writeString(target.resolve(file.getFileName().toString()), text);
      }
    }
  }
}
