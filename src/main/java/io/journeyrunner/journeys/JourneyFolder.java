// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The folder with the designers' diagrams. */
@Component
final class JourneyFolder {

  private final Path folder;

  JourneyFolder(JourneySettings settings) {
    this.folder = settings.folder();
  }

  /** All diagrams, by file name; none if the folder is not there. */
  List<ProcessResource> diagrams() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".bpmn"))
          .sorted()
          .map(JourneyFolder::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessResource read(Path file) {
    try {
      return new ProcessResource(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
