// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.testing.RunningEngine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check takes what the engine takes, and refuses what it refuses. */
class ParityEngineTest {

  @ParameterizedTest
  @MethodSource("io.journeyrunner.journeys.check.ParityCases#all")
  void theCheckSaysWhatTheEngineSays(ParityCases.Drawing drawing) {
    Checked checked = CheckAccess.check().check("x.bpmn", drawing.text());
    String engine = engine(drawing.text());

    assertThat(engine.isEmpty()).as("the engine: %s", engine).isEqualTo(drawing.isGood());
    assertThat(checked.errors().isEmpty())
        .as("the check: %s; the engine: %s", checked.flaws(), engine)
        .isEqualTo(drawing.isGood());
  }

  /** What the engine says against it; empty if it takes it. */
  private static String engine(String text) {
    try {
      RunningEngine.shared()
          .engine()
          .deploy(List.of(DrawnDiagram.parse("x.bpmn", text).prepared()));
      return "";
    } catch (InvalidProcess e) {
      return String.valueOf(e.getMessage());
    } catch (UnreadableDiagram | RuntimeException e) {
      return "not sent: " + e;
    }
  }
}
