// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner's API is down. Ops see it in Operate, mend it, and press Retry. */
class OpsStoryTest {

  private static final int PORT = LocalStack.shortFreePort();
  private static final String USER = "Zoë:7";

  private static LocalStack stack;
  private static RunningApplication application;

  @BeforeAll
  static void start(@TempDir Path home) {
    stack = new LocalStack(home);
    application = stack.start();
    var saved =
        application.send(
            "PUT",
            "/api/v1/rules/big-win",
            "application/json",
            """
            { "id": "big-win", "name": "Big win, tell the partner", "on": "big_win",
              "webhook": { "url": "http://127.0.0.1:%d/wins?brand={{brand}}", "retries": ["PT1S"],
                           "body": "{ \\"user\\": \\"{{user_id}}\\", \\"amount\\": {{event.amount}} }" } }
            """
                .formatted(PORT));
    assertThat(saved.statusCode()).describedAs(saved.body()).isBetween(200, 201);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void opsSeeUnderstandAndRepairAnEndpointThatIsDown() throws Exception {
    String instance = win("big-win-1");
    win("big-win-2");
    String webhookId = webhookIdOf("big-win-1");

    try (Chromium chromium = new Chromium();
        MockWebServer partner = new MockWebServer()) {
      Operate operate = new Operate(chromium.page(), stack.operate());
      operate.logIn();
      find(operate, instance, webhookId);
      understand(operate, instance, webhookId);

      partner.enqueue(new MockResponse.Builder().code(204).build());
      partner.start(InetAddress.getLoopbackAddress(), PORT);
      operate.retry(instance);

      RecordedRequest call = Objects.requireNonNull(partner.takeRequest(60, TimeUnit.SECONDS));
      assertThat(call.getHeaders().get("webhook-id")).isEqualTo(webhookId);
      assertThat(Objects.requireNonNull(call.getBody()).utf8())
          .isEqualTo("{ \"user\": \"" + USER + "\", \"amount\": 5000 }");
      assertThat(operate.completed()).isVisible();
      operate.openInstance(instance);
      assertThat(operate.incidentsInDiagram()).hasCount(0);
      operate.shoot("operate-completed");
    }
  }

  /** One outage is one line on the dashboard; a call leads to its instance. */
  private static void find(Operate operate, String instance, String webhookId) {
    operate.openDashboardWith("POST http://127.0.0.1:" + PORT + "/wins: it refuses connections");
    operate.openDashboardWith("Big win, tell the partner");
    operate.shoot("operate-dashboard");
    operate.findByVariable("webhook_id", "\"" + webhookId + "\"");
    assertThat(operate.linkTo(instance)).isVisible();
    operate.shoot("operate-search");
    operate.findByVariable("event_id", "\"big-win-1\"");
    assertThat(operate.linkTo(instance)).isVisible();
    assertThat(application.get("/api/v1/deliveries/" + webhookId).get("operate").asString())
        .isEqualTo(stack.operate() + "/processes/" + instance);
  }

  private static void understand(Operate operate, String instance, String webhookId) {
    operate.openInstance(instance);
    assertThat(operate.nameInDiagram("big_win")).isVisible();
    assertThat(operate.nameInDiagram("127.0.0.1:" + PORT)).isVisible();
    assertThat(operate.incidentsInDiagram()).containsText("1");
    operate.shoot("operate-instance");
    operate.showIncidents();
    assertThat(operate.errorMessage()).containsText("/wins: it refuses connections");
    assertThat(operate.wholeMessage("operate-message"))
        .isEqualTo(
            "POST http://127.0.0.1:"
                + PORT
                + "/wins: it refuses connections, after 2 attempts. Mend the endpoint, then press"
                + " Retry: it is sent again with the same webhook-id.");
    assertThat(operate.variableOf("POST 127.0.0.1", "webhook_id")).containsText(webhookId);
    operate.shoot("operate-incident");
  }

  @Test
  void opsFindWhatAUserHasGot() {
    String instance =
        application
            .post(
                "/api/v1/events",
                """
                { "id": "spin-ö", "type": "minigame_spin_issued", "user_id": "7:Ünal",
                  "data": { "saw_template_id": 1, "minigame_spins_count": 1 },
                  "state": { "core_sm_brand_id": 7 } }
                """)
            .at("/results/0/started/0/instance")
            .asString();

    try (Chromium chromium = new Chromium()) {
      Operate operate = new Operate(chromium.page(), stack.operate());
      operate.logIn();
      operate.openDashboardWith("Spin issued, tell the partner");
      operate.findByVariable("user_id", "\"7:Ünal\"");

      assertThat(operate.linkTo(instance)).isVisible();
      assertThat(
              application
                  .get("/api/v1/deliveries/" + webhookIdOf("spin-ö"))
                  .get("operate")
                  .asString())
          .isEqualTo(stack.operate() + "/processes/" + instance);
    }
  }

  private static String win(String id) {
    return application
        .post(
            "/api/v1/events",
            "{ \"id\": \"%s\", \"type\": \"big_win\", \"user_id\": \"%s\", \"data\": { \"amount\": 5000 } }"
                .formatted(id, USER))
        .at("/results/0/started/0/instance")
        .asString();
  }

  private static String webhookIdOf(String event) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                application
                    .get("/api/v1/deliveries?event=" + event.replace("ö", "%C3%B6"))
                    .at("/attempts/0/webhook_id")
                    .asString(""),
            id -> !id.isEmpty());
  }
}
