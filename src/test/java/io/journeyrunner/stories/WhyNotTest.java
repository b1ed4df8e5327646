// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who did not enter learns why, and a rule can be tried before anyone does. */
@Order(SharedApplication.LATE)
class WhyNotTest {

  private static final RunningApplication app = SharedApplication.get();

  private static void rule(String id, String rest) {
    var answer =
        app.send(
            "PUT",
            "/api/v1/rules/" + id,
            "application/json",
            "{\"id\": \""
                + id
                + "\", \"on\": \""
                + id
                + "\", \"webhook\": {\"url\": \""
                + app.uri("/echo-send/why/")
                + "\"}"
                + rest
                + "}");
    assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 201);
  }

  private static JsonNode send(String id, String type, String rest) {
    return app.post(
            "/api/v1/events?explain=true",
            "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", \"user_id\": \"wü\"" + rest + "}")
        .at("/results/0");
  }

  private static String why(JsonNode result) {
    JsonNode first = result.at("/notStarted/0");
    return first.path("reason").asString("") + ": " + first.path("detail").asString("");
  }

  @Test
  void aConditionThatDoesNotHoldIsToldWithTheValueItRead() {
    rule("why-condition", ", \"when\": \"event.n > 0 and state.core_sm_brand_id = 7\"");

    JsonNode result =
        send("c1", "why-condition", ", \"data\": {\"n\": 1}, \"state\": {\"core_sm_brand_id\": 9}");

    assertThat(result.get("status").asString()).isEqualTo("accepted");
    assertThat(result.get("started")).isEmpty();
    assertThat(why(result))
        .isEqualTo("condition_false: state.core_sm_brand_id = 7 is false: it is 9");
  }

  @Test
  void aLimitIsTold() {
    rule("why-limit", ", \"limits\": {\"perUser\": {\"max\": 1}}");

    assertThat(send("l1", "why-limit", "").get("started")).hasSize(1);
    assertThat(why(send("l2", "why-limit", "")))
        .isEqualTo("per_user_limit: the user had 1 of 1 for life");
    assertThat(send("l1", "why-limit", "").get("status").asString()).isEqualTo("duplicate");
  }

  @Test
  void aPausedRuleStartsNothingUntilItIsResumed() {
    rule("why-paused", "");
    app.post("/api/v1/rules/why-paused/pause", "");

    assertThat(why(send("p1", "why-paused", ""))).isEqualTo("paused: it is paused");

    app.post("/api/v1/rules/why-paused/resume", "");
    assertThat(send("p2", "why-paused", "").get("started")).hasSize(1);
  }

  @Test
  void aStateOnlyEventStartsNothing() {
    rule("why-state", "");

    JsonNode result = send("s1", "why-state", ", \"state\": {\"a\": 1}, \"state_only\": true");

    assertThat(result.get("status").asString()).isEqualTo("accepted");
    assertThat(result.get("started")).isEmpty();
    assertThat(app.get("/api/v1/users/w%C3%BC/state").at("/state/a").asInt()).isEqualTo(1);
  }

  @Test
  void aTrialShowsTheExactCallWithSecretsMasked() {
    app.send(
        "PUT",
        "/api/v1/rules/why-trial",
        "application/json",
        """
        { "id": "why-trial", "on": "trial", "when": "event.n > 3",
          "webhook": { "url": "%s?n={{event.n}}", "headers": { "Authorization": "Bearer {{secrets.token}}" },
                       "body": "{\\"n\\": {{event.n}}}", "signWith": "signing-key" } }
        """
            .formatted(app.uri("/echo-send/why-trial/")));

    JsonNode trial =
        app.post(
            "/api/v1/rules/why-trial/test",
            "{\"event\": {\"user_id\": \"u\", \"data\": {\"n\": 1}}}");

    assertThat(trial.get("starts").asBoolean()).isFalse();
    assertThat(trial.get("detail").asString()).isEqualTo("event.n > 3 is false: it is 1");
    assertThat(trial.at("/request/url").asString()).endsWith("/echo-send/why-trial/?n=1");
    assertThat(trial.at("/request/body").asString()).isEqualTo("{\"n\": 1}");
    assertThat(trial.at("/request/headers/Authorization").asString())
        .isEqualTo("Bearer secret_token");
    assertThat(trial.has("sent")).isFalse();
    assertThat(app.get("/echo-list/why-trial/").get("requests")).isEmpty();
  }

  @Test
  void aTrialShowsTheBytesThatTheSameEventAndStateLeadTo() {
    app.send(
        "PUT",
        "/api/v1/rules/why-bytes",
        "application/json",
        """
        { "id": "why-bytes", "on": "why-bytes", "webhook": { "url": "%s",
          "body": "[{{event.d}}, {{event.big}}, {{state.s}}, {{state.t}}]" } }
        """
            .formatted(app.uri("/echo-send/why-bytes/")));
    String data = "\"data\": {\"d\": 10.50, \"big\": 12345678901234567.89}";
    String state = "\"state\": {\"s\": 10.50, \"t\": 12345678901234567.890}";

    JsonNode trial =
        app.post(
            "/api/v1/rules/why-bytes/test",
            "{\"event\": {\"user_id\": \"bü\", " + data + "}, " + state + "}");
    app.post(
        "/api/v1/events",
        "{\"id\": \"b\", \"type\": \"why-bytes\", \"user_id\": \"bü\", "
            + data
            + ", "
            + state
            + "}");
    await().until(() -> !app.get("/echo-list/why-bytes/").get("requests").isEmpty());

    assertThat(trial.at("/request/body").asString())
        .isEqualTo(app.get("/echo-list/why-bytes/").at("/requests/0/body").asString())
        .isEqualTo("[10.5, 12345678901234568, 10.50, 12345678901234567.890]");
  }

  @Test
  void aTrialSendsWhenAskedAndTheSignatureIsGood() {
    aTrialShowsTheExactCallWithSecretsMasked();
    app.send(
        "PUT",
        "/echo-list/why-trial/signing-secret",
        "text/plain",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    JsonNode trial =
        app.post(
            "/api/v1/rules/why-trial/test",
            "{\"event\": {\"user_id\": \"u\", \"data\": {\"n\": 5}}, \"send\": true}");

    assertThat(trial.at("/sent/status").asInt()).isEqualTo(200);
    JsonNode echoed = app.get("/echo-list/why-trial/").at("/requests/0");
    assertThat(echoed.get("signature").asString()).isEqualTo("valid");
    assertThat(echoed.at("/headers/authorization").asString())
        .isEqualTo("Bearer very-secret-token");
    assertThat(app.output()).doesNotContain("very-secret-token");
    app.send("DELETE", "/echo-list/why-trial/", "text/plain", "");
  }
}
