// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.problems.Finding;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an author learns of a configuration before it is used. */
class WebhooksTest {

  private static final Subject SUBJECT =
      new Subject(
          new ProcessId("rule-callback"), "call", EventVariables.read(WorkerFixture.variables()));
  private static final ObjectNode NO_STATE = JsonNodeFactory.instance.objectNode();

  private final WorkerFixture bench = new WorkerFixture();

  private static Webhook webhook(String json) {
    return JsonMapper.shared().readValue(json, Webhook.class);
  }

  private List<Finding> findings(String json) {
    InvalidWebhook mistake =
        catchThrowableOfType(InvalidWebhook.class, () -> bench.webhooks.check(webhook(json)));
    return mistake.findings();
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(
            findings(
                """
                { "url": "https://{{event.host}}/", "method": "GET", "body": "{ {{x}",
                  "contentType": "image/png", "headers": { "Host": "a", "X A": "b" },
                  "resultVariable": "event", "signWith": "../key" }
                """))
        .extracting(Finding::where)
        .contains("contentType", "headers.Host", "headers.X A", "resultVariable", "signWith")
        .anyMatch(where -> where.startsWith("url"))
        .anyMatch(where -> where.startsWith("body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-LENGTH",
        "Transfer-Encoding",
        "Connection",
        "Upgrade",
        "Accept-Encoding",
        "webhook-id",
        "Webhook-Signature",
        "WEBHOOK-INFO"
      })
  void theHeadersOfTheDeliveryAreNotTheAuthors(String name) {
    assertThat(findings("{\"url\": \"https://a.b/\", \"headers\": {\"" + name + "\": \"x\"}}"))
        .containsExactly(
            new Finding("headers." + name, "is set by the delivery itself", "leave it out"));
  }

  @Test
  void aHeaderThatIsThereTwiceIsToldNotDropped() {
    assertThat(
            findings("{\"url\": \"https://a.b/\", \"headers\": {\"X-A\": \"1\", \"x-a\": \"2\"}}"))
        .containsExactly(
            new Finding("headers.x-a", "is there twice, with other capitals", "keep one of them"));
  }

  @Test
  void aHeaderWithoutAValueIsToldByItsName() {
    assertThatThrownBy(() -> webhook("{\"url\": \"https://a.b/\", \"headers\": {\"X-A\": null}}"))
        .hasMessageContaining("headers.X-A has no value; give one, or leave the header out");
  }

  @Test
  void credentialsInTheUrlAreToldNotDropped() {
    assertThat(findings("{\"url\": \"https://ann:pw@a.b/\"}"))
        .containsExactly(
            new Finding(
                "url",
                "has a user or a password before its host, which would not be sent",
                "use the header Authorization, with a secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json | is no media type | write it as in application/json",
        "text/ | is no media type | write it as in application/json",
        "application/json;charset | is no media type | write it as in application/json",
        "text/plain; charset=iso-8859-1 | its charset is not utf-8 | bodies are UTF-8: leave it out"
      })
  void aContentTypeThatWouldNotBeSentAsItIsIsTold(String type, String what, String remedy) {
    assertThat(findings("{\"url\": \"https://a.b/\", \"contentType\": \"" + type + "\"}"))
        .containsExactly(new Finding("contentType", what, remedy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/vnd.api+json; charset=UTF-8",
        "text/csv",
        "application/soap+xml; charset=\\\"utf-8\\\"",
        "application/x-www-form-urlencoded"
      })
  void usualContentTypesAreFine(String type) {
    bench.webhooks.check(webhook("{\"url\": \"https://a.b/\", \"contentType\": \"" + type + "\"}"));
  }

  @Test
  void sizesAreBounded() {
    assertThat(findings("{\"url\": \"https://a.b/" + "x".repeat(8_000) + "\"}"))
        .containsExactly(
            new Finding("url", "has 8012 characters, more than 8000", "make it shorter"));
  }

  @Test
  void aMediaTypeOfManySemicolonsIsRefusedQuickly() {
    assertThat(
            findings(
                "{\"url\": \"https://a.b/\", \"contentType\": \"a/b" + "; ".repeat(50_000) + "\"}"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"timeout\": \"PT61S\" | timeout must be PT0.1S to PT60S, it is PT1M1S",
        "\"timeout\": \"-PT1S\" | timeout must be PT0.1S to PT60S, it is PT-1S",
        "\"expiresAfter\": \"PT0S\" | expiresAfter must be PT1S to P365D, it is PT0S",
        "\"expiresAfter\": \"P999999999D\" | expiresAfter must be PT1S to P365D, it is"
            + " PT23999999976H"
      })
  void valuesOutOfRangeAreNamedWithTheRange(String field, String message) {
    assertThatThrownBy(() -> webhook("{\"url\": \"https://a.b/\", " + field + "}"))
        .hasMessageContaining(message);
  }

  @Test
  void aPreviewShowsTheCallAndNoSecret() {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "s3cret");

    RenderedCall call =
        bench.webhooks.preview(
            webhook(
                """
                { "url": "https://a.b/{{event.count}}", "body": "{\\"u\\": \\"{{vars.user_id}}\\"}",
                  "headers": { "Authorization": "Bearer {{secrets.token}}" }, "signWith": "token" }
                """),
            SUBJECT,
            NO_STATE);

    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.url()).isEqualTo("https://a.b/3");
    assertThat(call.body()).isEqualTo("{\"u\": \"üser-1\"}");
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer secret_token")
        .containsEntry("content-type", "application/json")
        .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    assertThat(call.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | signWith: the secret key is not there | add it to the secrets folder",
        "mysigningsecret1 | signWith: the secret key: key 1 has 12 bytes, and Standard Webhooks has"
            + " 24 to 64 | make one with: echo whsec_$(openssl rand -base64 32)"
      })
  void aTrialThatOtherDataWouldNotHelpSaysWhatDoes(String secret, String what, String remedy) {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_KEY", secret);
    Webhook signed = webhook("{\"url\": \"https://a.b/\", \"signWith\": \"key\"}");

    InvalidWebhook mistake =
        catchThrowableOfType(
            InvalidWebhook.class, () -> bench.webhooks.send(signed, SUBJECT, NO_STATE));

    assertThat(mistake.findings()).containsExactly(new Finding("", what, remedy));
  }

  @Test
  void aTrialShowsTheReplyWithoutTheSecretsItEchoes() throws IOException {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "s3cret");
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(
          new MockResponse.Builder()
              .code(401)
              .setHeader("X-You", "s3cret")
              .body("no s3cret")
              .build());
      server.start();

      SendReport report =
          bench.webhooks.send(
              webhook(
                  """
                  { "url": "%s", "headers": { "X-Key": "{{secrets.token}}" } }
                  """
                      .formatted(server.url("/"))),
              SUBJECT,
              NO_STATE);

      assertThat(report.outcome()).isEqualTo("rejected");
      assertThat(report.what()).isEqualTo("status 401");
      assertThat(report.body()).isEqualTo("no •••");
      assertThat(report.headers()).containsEntry("x-you", "•••");
    }
  }
}
