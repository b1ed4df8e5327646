// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Waits at borders of and within what an exit begins, as chance has drawn them. */
@Order(ClockedJourneys.LAST)
class WaitsBesideExitsTest {

  private static final ClockedJourneys clocked = ClockedJourneys.shared();
  private static final Journeys journeys = clocked.journeys();

  private static String work(String content) {
    return "<bpmn:subProcess id=\"work\"><bpmn:startEvent id=\"inner\" />"
        + waiting("a-week", "P7D")
        + flow("inner", "a-week")
        + content
        + "</bpmn:subProcess>";
  }

  private static String exit(String type, String content) {
    return "<bpmn:subProcess id=\"leaving\" triggeredByEvent=\"true\">"
        + entry("exit", "nameless", "on", type)
        + content
        + "</bpmn:subProcess>";
  }

  @Test
  void aBorderLastsWhileAnExitInsideIsUnderWay() {
    journeys.deploy(
        "x-border",
        entry("begin", "nameless", "on", "x-border"),
        work(exit("x-border-y", waiting("pause", "P1D") + flow("exit", "pause"))),
        border("told", "work", false, "x-border-x"),
        journeys.call("x-border", "told-call"),
        flows("begin", "work"),
        flow("told", "told-call"));
    long run = clocked.enter("x-border", "x-border-1", "");
    clocked.awaitActive(run, "a-week");
    journeys.send("x-border-2", "x-border-y", "zoë");
    clocked.awaitActive(run, "pause");

    JsonNode sent = journeys.send("x-border-3", "x-border-x", "zoë");

    assertThat(sent.at("/waits/0/moved").asBoolean()).isTrue();
    assertThat(journeys.awaitCalls("x-border", "told-call", 1)).hasSize(1);
  }

  @Test
  void aBorderInsideAnExitHasItsEvent() {
    journeys.deploy(
        "x-within",
        entry("begin", "nameless", "on", "x-within"),
        waiting("a-year", "P365D"),
        flow("begin", "a-year"),
        exit(
            "x-within-y",
            work("")
                + border("told", "work", false, "x-within-x")
                + journeys.call("x-within", "told-call")
                + flow("exit", "work")
                + flow("told", "told-call")));
    long run = clocked.enter("x-within", "x-within-1", "");
    clocked.awaitActive(run, "a-year");
    journeys.send("x-within-2", "x-within-y", "zoë");
    clocked.awaitActive(run, "a-week");

    JsonNode sent = journeys.send("x-within-3", "x-within-x", "zoë");

    assertThat(sent.at("/waits/0/moved").asBoolean()).isTrue();
    assertThat(journeys.awaitCalls("x-within", "told-call", 1)).hasSize(1);
  }
}
