// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SampleFolder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the engine is away nothing is accepted that could be lost, and nothing is changed. */
class EngineAwayTest {

  private static final String EVENT =
      "{\"id\": \"away-1\", \"type\": \"level_changed\", \"user_id\": \"ü\"}";

  @TempDir Path home;

  @Test
  void sendersAreToldToComeAgain() {
    Map<String, String> properties =
        new LinkedHashMap<>(SampleFolder.copyInto(home.resolve("bpmn")).properties());
    properties.put("journeyrunner.engine.mode", "external");
    properties.put("journeyrunner.engine.external.address", "http://127.0.0.1:9");

    try (RunningApplication app = RunningApplication.startWithoutEngine(home, properties)) {
      HttpResponse<String> event = app.send("POST", "/api/v1/events", "application/json", EVENT);
      HttpResponse<String> rule =
          app.send(
              "PUT",
              "/api/v1/rules/away",
              "application/json",
              "{\"id\": \"away\", \"on\": \"x\", \"webhook\": {\"url\": \"https://a.b/\"}}");

      assertThat(event.statusCode()).isEqualTo(503);
      assertThat(event.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(event.body())
          .contains("nothing was started: the engine has not been reached since this node started")
          .contains("what started is not started twice");
      assertThat(rule.statusCode()).isEqualTo(503);
      assertThat(app.send("GET", "/api/v1/rules/away", "application/json", "").statusCode())
          .isEqualTo(404);
      assertThat(app.output()).contains("no Camunda 8 cluster answers at http://127.0.0.1:9");
      assertThat(app.send("GET", "/actuator/health/readiness", "text/plain", "").statusCode())
          .isEqualTo(503);
    }
  }
}
