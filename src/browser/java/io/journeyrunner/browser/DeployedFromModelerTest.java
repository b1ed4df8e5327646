// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.journeyrunner.testing.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A designer presses Modeler's rocket: the engine has the drawing, and Operate knows it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployedFromModelerTest {

  /** Operate lags some seconds, a fresh one more. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final Duration LONGER_THAN_A_LOOK = Duration.ofSeconds(12);

  private static LocalStack stack;
  private static RunningApplication app;
  private static CamundaClient modeler;

  @BeforeAll
  static void start(@TempDir Path home) {
    stack = new LocalStack(home);
    app = stack.start();
    modeler =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .grpcAddress(stack.gateway())
            .preferRestOverGrpc(false)
            .build();
  }

  @AfterAll
  static void stop() {
    modeler.close();
    app.close();
  }

  private static String journey(String wait, String jobType) {
    return process(
        "rocket",
        entry("entered", "spin", "on", "rocket", "mode", "every_event")
            + task("call", jobType, "url", app.uri("/echo-send/rocket/").toString())
            + waiting("later", wait)
            + flow("entered", "call")
            + flow("call", "later"));
  }

  private static int deploy(String text) {
    return modeler
        .newDeployResourceCommand()
        .addResourceStringUtf8(text, "Zoë's diagram.bpmn")
        .send()
        .join()
        .getProcesses()
        .getFirst()
        .getVersion();
  }

  private static JsonNode rocket(String rest) {
    return app.get("/api/v1/journeys/rocket" + rest);
  }

  private static void awaitDrawing(String text) {
    await().atMost(SOON).until(() -> app.page("/api/v1/journeys/rocket/bpmn").body(), text::equals);
  }

  private static void enters(String event) {
    JsonNode answer =
        app.post(
            "/api/v1/events",
            "{\"id\": \"%s\", \"type\": \"rocket\", \"user_id\": \"ü-%s\"}"
                .formatted(event, event));
    assertThat(answer.at("/results/0/started/0/process").asString()).isEqualTo("rocket");
    assertThat(answer.at("/results/0/started/0/instance").asString()).isNotEmpty();
  }

  /** Ours is the newest, and nothing makes it a newer one. */
  private static void staysAt(int version) {
    await()
        .during(LONGER_THAN_A_LOOK)
        .atMost(SOON)
        .until(() -> rocket("/versions").at("/0/version").asInt() == version);
  }

  @Test
  @Order(1)
  void itIsPickedUpAndUsersEnterIt() {
    assertThat(deploy(journey("P1D", "webhook"))).isEqualTo(1);

    awaitDrawing(journey("P1D", "webhook"));

    assertThat(rocket("").at("/journey/source").asString()).isEqualTo("engine");
    enters("rocket-1");
    await().atMost(SOON).until(() -> app.get("/echo-list/rocket/").get("requests").size() == 1);
    assertThat(rocket("").at("/journey/running").asInt()).isEqualTo(1);
    staysAt(2);
  }

  @Test
  @Order(2)
  void aMistakeIsToldAndTheOneBeforeIsEntered() {
    assertThat(deploy(journey("P2D", "webhok"))).isEqualTo(3);

    await().atMost(SOON).until(() -> rocket("").at("/lastTry/accepted").asBoolean(true), ok -> !ok);
    await().atMost(SOON).until(() -> app.output().contains("journey.put_on_top"));

    assertThat(rocket("").at("/lastTry/findings/0/what").asString())
        .isEqualTo("has the job type webhok, which nobody does");
    enters("rocket-2");
    awaitDrawing(journey("P1D", "webhook"));
    staysAt(4);
    assertThat(app.output()).containsOnlyOnce("journey.refused");
  }

  @Test
  @Order(3)
  void whatCameWhileTheApplicationWasDownIsPickedUpAtTheNextStart() {
    app.killHard();
    assertThat(deploy(journey("P3D", "webhook"))).isEqualTo(5);

    app.startAgain();

    awaitDrawing(journey("P3D", "webhook"));
    enters("rocket-3");
  }
}
