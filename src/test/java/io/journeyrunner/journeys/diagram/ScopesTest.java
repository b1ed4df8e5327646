// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which scopes get a path of their own. */
class ScopesTest {

  private static final String SUB_PROCESS =
      entry("begin", "nameless", "on", "begun")
          + flow("begin", "work")
          + "<bpmn:subProcess id=\"work\"><bpmn:startEvent id=\"inner\" />"
          + flow("inner", "a-week")
          + waiting("a-week", "P7D")
          + "</bpmn:subProcess>";

  private static String prepared(String content) throws Exception {
    return DrawnDiagram.parse("x.bpmn", process("x", content)).prepared().bpmn();
  }

  /** The listener of the activity runs inside, and leaves one part of the path to come outside. */
  @Test
  void aSubProcessWithAWaitOnItsBorderHasAPath() throws Exception {
    String border =
        border("told", "work", false, "told")
            + waiting("told-call", "P1D")
            + flow("told", "told-call");

    assertThat(prepared(SUB_PROCESS + border)).contains("target=\"journeyrunner_scope\"");
  }

  @Test
  void aSubProcessOnWhichNoKeyDependsHasNone() throws Exception {
    assertThat(prepared(SUB_PROCESS)).doesNotContain("target=\"journeyrunner_scope\"");
  }
}
