// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a job to a call to what follows in the process. Real sockets, a real database. */
class WebhookWorkerTest {

  private static final String ID = "msg_62a404710389de9f0b45cbaae479645d";

  private final MockWebServer server = new MockWebServer();
  private final WorkerFixture bench = new WorkerFixture();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String url() {
    return server.url("/hook").toString();
  }

  private void answers(int status, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }

  private RecordedRequest request() throws InterruptedException {
    return Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS));
  }

  @Test
  void rendersEventAndStateOfTheMomentAndGoesOn() throws InterruptedException {
    answers(200, "{}");
    bench.users.merge(
        new UserId("üser-1"),
        (ObjectNode) JsonMapper.shared().readTree("{\"name\": \"Ann \\\"😀\\\"\"}"));

    JobResult result =
        bench.work(
            Map.of(
                "url",
                url() + "?b={{brand}}",
                "body",
                "{\"n\": {{event.count}}, \"s\": \"{{state.name}}\"}"));

    RecordedRequest sent = request();
    assertThat(result).isEqualTo(new JobResult.Completed(Map.of()));
    assertThat(sent.getTarget()).isEqualTo("/hook?b=7");
    assertThat(Objects.requireNonNull(sent.getBody()).utf8())
        .isEqualTo("{\"n\": 3, \"s\": \"Ann \\\"😀\\\"\"}");
    assertThat(sent.getHeaders().get("webhook-id")).isEqualTo(ID);
    assertThat(sent.getHeaders().get("webhook-timestamp")).isEqualTo("1795428000");
  }

  @Test
  void aCallThatReadsNoStateNeedsNoDatabase() {
    answers(200, "{}");
    DelegatingDataSource database = new DelegatingDataSource(Databases.h2());
    WorkerFixture fixture = new WorkerFixture(database);
    database.setTargetDataSource(new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/none"));

    assertThat(fixture.work(Map.of("url", url() + "?id={{event_id}}")))
        .isEqualTo(new JobResult.Completed(Map.of()));
  }

  @Test
  void whatWasDeliveredLaterIsFoundByItsWebhookId() {
    answers(200, "{}");

    assertThat(
            bench.worker.work(
                WorkerFixture.job(Map.of("url", url()), WorkerFixture.variables(), 2)))
        .isEqualTo(new JobResult.Completed(Map.of("webhook_id", ID)));
  }

  @Test
  void theReplyIsInTheVariableThatTheAuthorNamed() {
    answers(201, "{\"points\": 5}");

    JobResult.Completed result =
        (JobResult.Completed) bench.work(Map.of("url", url(), "resultVariable", "reply"));

    ObjectNode reply =
        (ObjectNode) JsonMapper.shared().valueToTree(result.variables()).path("reply");
    assertThat(reply.propertyNames())
        .containsExactly("status", "ok", "headers", "body", "attempts", "duration_ms");
    assertThat(reply.path("status").intValue()).isEqualTo(201);
    assertThat(reply.path("ok").booleanValue()).isTrue();
    assertThat(reply.path("headers").path("content-type").stringValue())
        .isEqualTo("application/json");
    assertThat(reply.path("body").path("points").intValue()).isEqualTo(5);
    assertThat(reply.path("attempts").intValue()).isEqualTo(1);
  }

  @Test
  void aSecretThatTheReceiverEchoesReachesNoVariable() {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "s3cr\"et");
    answers(200, "{\"you\": \"s3cr\\\"et\"}");

    JobResult result =
        bench.work(
            Map.of(
                "url", url(),
                "headers", "{\"Authorization\": \"Bearer {{secrets.token}}\"}",
                "resultVariable", "reply"));

    assertThat(JsonMapper.shared().writeValueAsString(result))
        .contains("\"body\":{\"you\":\"•••\"}")
        .doesNotContain("s3cr");
  }

  @Test
  void aFailureThatMayPassIsTriedAgainByTheSchedule() {
    answers(503, "busy");

    JobResult.TryAgain result =
        (JobResult.TryAgain) bench.work(Map.of("url", url(), "retries", "[\"PT5S\"]"));

    assertThat(result.after()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(result.failure().message())
        .isEqualTo("POST " + url() + ": status 503, after 1 attempt. The reply began: busy");
    assertThat(bench.told).isEmpty();
  }

  @Test
  void everyAttemptHasTheSameWebhookId() throws InterruptedException {
    answers(503, "");
    answers(200, "");

    bench.worker.work(WorkerFixture.job(Map.of("url", url()), WorkerFixture.variables(), 1));
    bench.worker.work(WorkerFixture.job(Map.of("url", url()), WorkerFixture.variables(), 2));

    assertThat(request().getHeaders().get("webhook-id")).isEqualTo(ID);
    assertThat(request().getHeaders().get("webhook-id")).isEqualTo(ID);
  }

  @Test
  void nowIsTheTimeOfTheFirstAttemptSoEveryAttemptHasTheSameBody() throws InterruptedException {
    Map<String, String> headers =
        Map.of("url", url(), "body", "[\"{{ 'now' | date: '%H:%M:%S %z' }}\"]");
    answers(503, "");
    answers(200, "");

    bench.worker.work(WorkerFixture.job(headers, WorkerFixture.variables(), 1));
    bench.worker.work(WorkerFixture.job(headers, WorkerFixture.variables(), 2));

    String body = "[\"09:59:00 +0000\"]";
    assertThat(Objects.requireNonNull(request().getBody()).utf8()).isEqualTo(body);
    assertThat(Objects.requireNonNull(request().getBody()).utf8()).isEqualTo(body);
  }

  @Test
  void aScheduleThatIsUsedUpIsAnIncidentThatSaysWhatToDo() {
    answers(503, "busy\n\u001b[31m");

    JobResult result =
        bench.worker.work(
            WorkerFixture.job(
                Map.of("url", url() + "?key=x", "retries", "[\"PT5S\"]"),
                WorkerFixture.variables(),
                2));

    assertThat(result)
        .isEqualTo(
            new JobResult.Incident(
                new Failure(
                    "POST "
                        + url()
                        + ": status 503, after 2 attempts. Mend the endpoint, then press Retry: it"
                        + " is sent again with the same webhook-id. The reply began: busy [31m",
                    null)));
  }

  @Test
  void aFailureForGoodIsAnEventOfTheSystem() {
    answers(410, "");

    bench.work(Map.of("url", url()));

    assertThat(bench.told).hasSize(1);
    Event told = bench.told.getFirst();
    assertThat(told.id().value()).isEqualTo("failed-" + ID);
    assertThat(told.type().value()).isEqualTo("webhook_failed");
    assertThat(told.user()).isEqualTo(new UserId("üser-1"));
    assertThat(told.data())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    { "process": "rule-callback", "element": "call", "outcome": "gone",
                      "what": "status 410", "webhook_id": "%s", "event_id": "e-ü-1",
                      "event_type": "spin_issued" }
                    """
                        .formatted(ID)));
  }

  @Test
  void aBoundaryEventGetsTheClassAsCode() {
    answers(404, "");

    JobResult.BpmnError result =
        (JobResult.BpmnError) bench.work(Map.of("url", url(), "onFailure", "error"));

    assertThat(result.code()).isEqualTo("WEBHOOK_REJECTED");
  }

  @Test
  void aProcessThatIsToGoOnLearnsWhatFailed() {
    answers(404, "");

    JobResult result =
        bench.work(Map.of("url", url(), "onFailure", "continue", "resultVariable", "reply"));

    assertThat(result)
        .isEqualTo(
            new JobResult.Completed(
                Map.of(
                    "reply",
                    Map.of(
                        "ok", false, "outcome", "rejected", "what", "status 404", "attempts", 1))));
  }

  @Test
  void whatNobodyCanBeToldOfDoesNotChangeTheOutcome() {
    answers(410, "");
    bench.systemEventsFail(new IllegalStateException("the database is away"));

    assertThat(bench.work(Map.of("url", url(), "onFailure", "continue")))
        .isEqualTo(new JobResult.Completed(Map.of()));
  }

  @Test
  void whatHasExpiredIsNotSent() {
    JobResult.BpmnError result =
        (JobResult.BpmnError)
            bench.work(Map.of("url", url(), "expiresAfter", "PT1M", "onFailure", "error"));

    assertThat(result.code()).isEqualTo("WEBHOOK_EXPIRED");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aWaitThatWouldPassTheDeadlineEndsAtOnce() {
    answers(503, "");

    JobResult.Incident result =
        (JobResult.Incident)
            bench.work(Map.of("url", url(), "expiresAfter", "PT63S", "retries", "[\"PT5S\"]"));

    assertThat(result.failure().message())
        .isEqualTo(
            "POST "
                + url()
                + ": status 503, and it expires before the next attempt, after 1 attempt. If it is"
                + " still worth sending, press Retry: it is sent again with the same"
                + " webhook-id.");
  }
}
