// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no Modeler would save is refused in words, too. */
class OddDiagramTest {

  private final DiagramCheck check = CheckAccess.check();

  private List<String> said(String text) {
    return check.check("x.bpmn", text).flaws().stream().map(Flaw::toString).toList();
  }

  /** A process that begins with a spin; what is given stands behind it. */
  private List<String> saidOf(String content) {
    return said(process("welcome", entry("begin", "spin") + content));
  }

  @Test
  void anOddDiagramIsRefusedLikeAnyOther() {
    String noProcessId =
        diagram(
            "<bpmn:process isExecutable=\"true\">" + entry("begin", "spin") + "</bpmn:process>");
    String errorStart =
        "<bpmn:startEvent id=\"odd\"><bpmn:errorEventDefinition id=\"odd-error\""
            + " /></bpmn:startEvent>";
    String unattached =
        "<bpmn:boundaryEvent id=\"odd\"><bpmn:errorEventDefinition id=\"odd-error\""
            + " /></bpmn:boundaryEvent>";

    assertThat(said(noProcessId))
        .containsExactly("error: has an executable process without an id; give the process an id");
    assertThat(saidOf("<bpmn:receiveTask messageRef=\"spin\" />"))
        .containsExactly(
            "error: has an element of type receiveTask without an id; give the element an id");
    assertThat(said(process("x".repeat(201), entry("begin", "spin"))))
        .singleElement()
        .asString()
        .startsWith("error: ")
        .endsWith("give the process another id");
    assertThat(saidOf(errorStart))
        .containsExactly(
            "error: odd: is a start by error, so that its runs belong to no user; use the template"
                + " Entry: event; for many users at a time, start a batch");
    assertThat(saidOf(unattached)).isNotEmpty().allMatch(flaw -> flaw.startsWith("error: "));
  }

  @Test
  void feelThatIsTooDeepOrTooLongIsRefused() {
    assertThat(saidOf(waiting("later", "=" + "(".repeat(3000) + "1" + ")".repeat(3000))))
        .contains("error: later, timer: is nested too deeply; correct the expression in Modeler");
    assertThat(saidOf(waiting("later", "=duration(" + " ".repeat(10_000) + "\"P1D\")")))
        .contains(
            "error: later, timer: has 10015 characters, more than 10000; correct the expression in"
                + " Modeler");
  }

  @Test
  void aLongChainIsCheckedAndAnEndlessOneRefused() {
    assertThat(saidOf(chain(1900))).isEmpty();
    assertThat(saidOf(chain(9000)))
        .containsExactly(
            "error: has 9001 elements, more than 2000; draw parts of it as journeys of their own,"
                + " and call them");
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(task("t" + i, "refresh-state"))
          .append(i == 0 ? "" : flow("t" + (i - 1), "t" + i));
    }
    return text.toString();
  }
}
