// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.check.Said.saidOf;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.throwing;
import static io.journeyrunner.journeys.diagram.Diagrams.timed;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of events that do a job, and of those that wait. */
class EventsCheckTest {

  private static final String URL = "https://api.example.com/";

  @Test
  void anEventThatThrowsAMessageIsABlockLikeATask() {
    assertThat(saidOf(throwing("call", "webhook", "url", URL))).isEmpty();
    assertThat(saidOf(throwing("call", "webhook", "url", URL, "body", "{ \"n\": {{event.n}} ")))
        .singleElement()
        .asString()
        .startsWith("error: call, body, line 1, column ");
    assertThat(saidOf(throwing("call", "webhook", "url", URL, "onFailure", "error")))
        .containsExactly(
            "error: call: throws an error when the call has failed, and nothing catches it; use a"
                + " WebHook task, on which an error boundary event can stand, or set onFailure to"
                + " incident or continue");
  }

  @Test
  void anEventThatThrowsNoMessageDoesNoJob() {
    assertThat(
            saidOf(
                throwing("call", "webhook", "url", URL)
                    .replaceFirst("<bpmn:messageEventDefinition [^>]*>", "")))
        .containsExactly(
            "error: call: has a job type, but is an event that throws no message, so that nobody"
                + " does it; use a task, or an event that throws a message");
  }

  @Test
  void aJitterStandsWhereSomethingWaits() {
    assertThat(saidOf(timed("late", "PT1H", "jitter", "PT10M") + end("e") + flow("late", "e")))
        .containsExactly(
            "warning: late-task: is a task for people, and Journey Runner has no task list: a run"
                + " stays there until another program completes it; use a wait for an event, unless"
                + " you have such a program");
    assertThat(saidOf(timed("late", "an hour", "jitter", "PT10M")))
        .contains(
            "error: late: waits for an hour, to which no jitter can be added; write the wait in"
                + " days and hours, such as P30D");
    assertThat(
            saidOf(
                task("call", "refresh-state")
                    .replace(
                        "<zeebe:taskHeaders>",
                        "<zeebe:properties><zeebe:property name=\"jitter\" value=\"PT1H\" />"
                            + "</zeebe:properties><zeebe:taskHeaders>")))
        .containsExactly(
            "error: call, jitter: stands on an element that does not wait for a duration; give the"
                + " timer a duration, or leave the jitter out");
  }

  @Test
  void aJitterNeedsAWaitThatItCanLengthen() {
    assertThat(saidOf(waiting("later", "P1M", "jitter", "PT1H")))
        .containsExactly(
            "error: later: waits for P1M, to which no jitter can be added; write the wait in days"
                + " and hours, such as P30D");
    assertThat(saidOf(waiting("later", "P1D", "jitter", "an hour")))
        .containsExactly(
            "error: later, jitter: an hour is no duration; write an ISO 8601 duration, such as"
                + " PT2H");
    assertThat(saidOf(catching("later", "spin", "jitter", "PT1H")))
        .containsExactly(
            "error: later, jitter: stands on an element that does not wait for a duration; give the"
                + " timer a duration, or leave the jitter out");
  }
}
