// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.throwing;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A WebHook may be drawn as an event that throws a message, in the flow and at its end. */
@Order(SharedApplication.LATE)
class BlocksOnEventsTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final Journeys journeys = new Journeys(app);

  private static String call(String step) {
    return throwing(
        step,
        "webhook",
        "url",
        app.uri("/echo-send/on-events/" + step).toString(),
        "body",
        "{\"user\": \"{{user_id}}\", \"status\": {{vars.first.status}}}",
        "expiresAfter",
        "PT1H",
        "resultVariable",
        "first");
  }

  @Test
  void bothMakeTheirCalls() {
    journeys.deploy(
        "on-events",
        entry("entered", "spin", "on", "on-events"),
        call("told"),
        call("told-last").replace("intermediateThrowEvent", "endEvent"),
        flows("entered", "told", "told-last"));

    journeys.send("on-events-1", "on-events", "ü");

    assertThat(journeys.awaitCalls("on-events", "told", 1).getFirst().toString())
        .isEqualTo("{\"user\":\"ü\",\"status\":null}");
    assertThat(journeys.awaitCalls("on-events", "told-last", 1).getFirst().toString())
        .isEqualTo("{\"user\":\"ü\",\"status\":200}");
    assertThat(app.get("/api/v1/journeys/on-events").at("/blocks")).hasSize(2);
  }

  @Test
  void whatTheEngineWouldRefuseLeavesWhatRuns() {
    journeys.deploy(
        "refused-later",
        entry("entered", "spin", "on", "refused-later"),
        call("told"),
        flows("entered", "told"));

    HttpResponse<String> answer =
        app.send(
            "POST",
            "/api/v1/journeys?name=refused-later.bpmn",
            "application/xml",
            process(
                "refused-later",
                entry("entered", "spin", "on", "refused-later")
                    + "<bpmn:businessRuleTask id=\"decide\"><bpmn:extensionElements>"
                    + "<zeebe:calledDecision decisionId=\"=1 +\" resultVariable=\"x\" />"
                    + "</bpmn:extensionElements></bpmn:businessRuleTask>"
                    + flows("entered", "decide")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("decide", "called decision, line 1, column 3");
    assertThat(app.get("/api/v1/journeys/refused-later").at("/journey/version").asInt()).isOne();
  }
}
