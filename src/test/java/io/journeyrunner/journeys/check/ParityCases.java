// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small drawings with one fault each, and good ones that look like them. */
final class ParityCases {

  private static final Path FILE = Path.of("src/test/resources/journeys/check/parity.txt");

  private ParityCases() {}

  /**
   * A drawing.
   *
   * @param isGood whether engine 8.6 takes it
   */
  record Drawing(String name, boolean isGood, String text) {}

  /** One a line: good or bad, what stands round it, its name, and what is drawn. */
  static Stream<Drawing> all() throws IOException {
    return Files.readAllLines(FILE).stream()
        .map(line -> List.of(line.split(" \\| ", 4)))
        .map(
            parts ->
                new Drawing(
                    parts.get(2),
                    parts.get(0).equals("good"),
                    parts.get(1).equals("in a process")
                        ? process("p", entry("begin", "spin") + parts.get(3))
                        : diagram(parts.get(3))));
  }
}
