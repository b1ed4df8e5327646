// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a drawing, to the letter: another text would be another version of every journey
 * at the next start.
 */
class GoldenPreparationTest {

  private static final Path GOLDEN = Path.of("src/test/resources/journeys/golden");

  @Test
  void aDrawingIsPreparedAsItAlwaysWas() throws Exception {
    String prepared = DrawnDiagram.parse("x.bpmn", drawn()).prepared().bpmn();

    Path actual = Files.createDirectories(Path.of("target")).resolve("two-journeys.prepared.bpmn");
    Files.writeString(actual, prepared);
    assertThat(prepared)
        .as("if it is meant: cp %s %s/ and raise it in the changelog", actual, GOLDEN)
        .isEqualTo(Files.readString(GOLDEN.resolve("two-journeys.prepared.bpmn")));
  }

  @Test
  void thePreparedDiagramOfADiagramIsTheSameEachTime() throws Exception {
    DrawnDiagram drawn = DrawnDiagram.parse("x.bpmn", drawn());

    assertThat(drawn.prepared()).isEqualTo(drawn.prepared());
    assertThat(DrawnDiagram.parse("x.bpmn", drawn()).prepared()).isEqualTo(drawn.prepared());
  }

  private static String drawn() throws IOException {
    return Files.readString(GOLDEN.resolve("two-journeys.drawn.bpmn"));
  }
}
