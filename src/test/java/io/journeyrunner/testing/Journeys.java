// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys drawn by a test, and users who send events, in an application that runs. */
public final class Journeys {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningApplication app;

  public Journeys(RunningApplication app) {
    this.app = app;
  }

  /** Uploads a drawing of one process, as a designer does. */
  public void deploy(String id, String... content) {
    HttpResponse<String> answer =
        app.send(
            "POST",
            "/api/v1/journeys?name=" + id + ".bpmn",
            "application/xml",
            process(id, String.join("", content)));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
  }

  /** A call to the echo bucket of the same name as the journey, with what the step can see. */
  public String call(String journey, String step) {
    return task(
        step,
        "webhook",
        "url",
        app.uri("/echo-send/" + journey + "/" + step).toString(),
        "body",
        """
        {"user": "{{user_id}}", "event": "{{event_id}}", "n": {{event.n}}, "level": {{vars.state.level}}}\
        """);
  }

  /** Flows from each element to the next. */
  public static String flows(String... elements) {
    StringBuilder flows = new StringBuilder();
    for (int n = 1; n < elements.length; n++) {
      flows.append(flow(elements[n - 1], elements[n]));
    }
    return flows.toString();
  }

  /** Sends an event and gives back its result, explained. */
  public JsonNode send(String id, String type, String user, String rest) {
    return app.post(
            "/api/v1/events?explain=true",
            "{\"id\": \"%s\", \"type\": \"%s\", \"user_id\": \"%s\"%s}"
                .formatted(id, type, user, rest))
        .at("/results/0");
  }

  /** Sends an event without details. */
  public JsonNode send(String id, String type, String user) {
    return send(id, type, user, "");
  }

  /** The bodies that a step has sent, the oldest first. */
  public List<JsonNode> calls(String journey, String step) {
    List<JsonNode> bodies = new ArrayList<>();
    for (JsonNode request : app.get("/echo-list/" + journey + "/").get("requests")) {
      if (request.get("path").asString().equals("/" + step)) {
        bodies.addFirst(JsonMapper.shared().readTree(request.get("body").asString()));
      }
    }
    return bodies;
  }

  /** Waits until a step has sent so many calls. */
  public List<JsonNode> awaitCalls(String journey, String step, int count) {
    return await().atMost(SOON).until(() -> calls(journey, step), calls -> calls.size() >= count);
  }
}
