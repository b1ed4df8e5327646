// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairs of docs/runbook.md in Operate, with the texts that are quoted there. */
class RunbookTest {

  private static final String AGAIN =
      ", then press Retry: it is sent again with the same webhook-id.";
  private static final MockWebServer partner = new MockWebServer();

  private static LocalStack stack;
  private static RunningApplication application;

  @BeforeAll
  static void start(@TempDir Path home) throws IOException {
    partner.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean isKnown = !"Bearer wrong".equals(request.getHeaders().get("Authorization"));
            return new MockResponse.Builder().code(isKnown ? 204 : 401).build();
          }
        });
    partner.start();
    stack = new LocalStack(home);
    Files.createDirectories(stack.secrets());
    Files.writeString(stack.secrets().resolve("partner_token"), "wrong");
    application = stack.start();
  }

  @AfterAll
  static void stop() {
    application.close();
    partner.close();
  }

  @Test
  void aTokenIsMendedAndWhatFailedIsRetried() throws Exception {
    rule("creds", "\"headers\": {\"Authorization\": \"Bearer {{secrets.partner_token}}\"}");
    String instance = started("{\"id\": \"c-ö\", \"type\": \"creds\", \"user_id\": \"Zoë:7\"}");
    String webhookId = call("/creds").getHeaders().get("webhook-id");

    try (Chromium chromium = new Chromium()) {
      Operate operate = loggedIn(chromium);
      assertThat(messageOf(operate, instance, "/creds"))
          .isEqualTo(
              "POST "
                  + url("creds")
                  + ": status 401, after 1 attempt. Mend the call or the endpoint"
                  + AGAIN);

      Files.writeString(stack.secrets().resolve("partner_token"), "right");
      await()
          .pollInSameThread()
          .atMost(Duration.ofMinutes(2))
          .until(() -> retriedWith(operate, instance).equals("Bearer right " + webhookId));

      assertThat(operate.completed()).isVisible();
    }
  }

  @Test
  void aStateIsMendedThatATemplateCannotUse() throws Exception {
    rule("share", "\"body\": \"{\\\"share\\\": {{ event.used | divided_by: state.spins }}}\"");
    String instance =
        started(
            "{\"id\": \"s-ö\", \"type\": \"share\", \"user_id\": \"Zoë:8\","
                + " \"data\": {\"used\": 8}, \"state\": {\"spins\": 0}}");

    try (Chromium chromium = new Chromium()) {
      Operate operate = loggedIn(chromium);
      assertThat(messageOf(operate, instance, "/share"))
          .isEqualTo(
              "POST "
                  + url("share")
                  + ": body: a filter divides by zero; correct the template or"
                  + " the data, after 1 attempt. Mend the template, the data, the endpoint or the"
                  + " secret"
                  + AGAIN);

      application.send(
          "PATCH",
          "/api/v1/users/Zo%C3%AB:8/state",
          "application/merge-patch+json",
          "{\"spins\": 4}");
      operate.retry(instance);

      assertThat(body(call("/share"))).isEqualTo("{\"share\": 2}");
      assertThat(operate.completed()).isVisible();
    }
  }

  @Test
  void aJourneyThatLoopsIsCancelled() throws Exception {
    Files.writeString(stack.journeys().resolve("loop.bpmn"), loop());
    String instance =
        await().atMost(Duration.ofSeconds(30)).until(RunbookTest::startedLoop, id -> !id.isEmpty());
    call("/loop");
    call("/loop");

    try (Chromium chromium = new Chromium()) {
      Operate operate = loggedIn(chromium);
      await()
          .pollInSameThread()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(() -> operate.openInstance(instance));
      operate.cancel(instance);
      assertThat(operate.cancelled()).isVisible();
      operate.shoot("operate-loop-cancelled");
    }
    int calls = partner.getRequestCount();
    await()
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(10))
        .until(() -> partner.getRequestCount() == calls);
  }

  /** The sample journey, its last step led back to the first, and a second in place of a day. */
  private static String loop() throws IOException {
    return Files.readString(Path.of("bpmn/journeys/level-up-congratulation.bpmn"))
        .replace("level-up-congratulation", "loop")
        .replace("level_changed", "loop_begins")
        .replaceAll("http://127.0.0.1:8090[^\"]*", url("loop"))
        .replaceAll(">P(1D|T24H)<", ">PT1S<")
        .replaceAll("(?s)<bpmn:endEvent id=\"offer-made\".*?</bpmn:endEvent>", "")
        .replaceAll(
            "(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"offer-made\".*?</bpmndi:BPMNShape>", "")
        .replace("targetRef=\"offer-made\"", "targetRef=\"congratulate-user\"")
        .replace(
            "<bpmn:incoming>to-congratulate</bpmn:incoming>",
            "<bpmn:incoming>to-congratulate</bpmn:incoming><bpmn:incoming>to-end</bpmn:incoming>");
  }

  private static String startedLoop() {
    return started(
        "{\"id\": \"loop-%d\", \"type\": \"loop_begins\", \"user_id\": \"Zoë:9\"}"
            .formatted(System.nanoTime()));
  }

  private static Operate loggedIn(Chromium chromium) {
    Operate operate = new Operate(chromium.page(), stack.operate());
    operate.logIn();
    return operate;
  }

  private static String messageOf(Operate operate, String instance, String path) {
    operate.openDashboardWith(url(path.substring(1)));
    operate.openInstance(instance);
    operate.showIncidents();
    return operate.wholeMessage("operate" + path.replace('/', '-'));
  }

  /** What the partner then gets; it may be the old token, which counts for some seconds more. */
  private static String retriedWith(Operate operate, String instance) throws Exception {
    operate.openInstance(instance);
    operate.retry(instance);
    RecordedRequest call = call("/creds");
    return call.getHeaders().get("Authorization") + " " + call.getHeaders().get("webhook-id");
  }

  private static RecordedRequest call(String path) throws InterruptedException {
    RecordedRequest call = Objects.requireNonNull(partner.takeRequest(60, TimeUnit.SECONDS));
    return call.getTarget().equals(path) ? call : call(path);
  }

  private static String body(RecordedRequest call) {
    return Objects.requireNonNull(call.getBody()).utf8();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + partner.getPort() + "/" + path;
  }

  private static void rule(String id, String more) {
    String rule =
        "{\"id\": \"%1$s\", \"on\": \"%1$s\", \"webhook\": {\"url\": \"%2$s\", %3$s}}"
            .formatted(id, url(id), more);
    assertThat(
            application.send("PUT", "/api/v1/rules/" + id, "application/json", rule).statusCode())
        .isEqualTo(201);
  }

  private static String started(String event) {
    return application
        .post("/api/v1/events", event)
        .at("/results/0/started/0/instance")
        .asString("");
  }
}
