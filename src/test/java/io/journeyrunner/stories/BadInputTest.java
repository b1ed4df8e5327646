// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise 6: bad input gets a clear answer that says what, where and how to mend it. */
@Order(SharedApplication.LATE)
class BadInputTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final String JSON = "application/json";

  /** Status and detail of a problem; its form is checked on the way. */
  private static String problem(HttpResponse<String> answer) {
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
    assertThat(problem.get("findings")).isNotEmpty();
    return answer.statusCode() + " " + problem.get("detail").asString();
  }

  private static String putRule(String body) {
    return problem(app.send("PUT", "/api/v1/rules/bad", JSON, body));
  }

  private static String putRuleWith(String webhook) {
    return putRule("{\"id\": \"bad\", \"on\": \"x\", \"webhook\": " + webhook + "}");
  }

  private static String rejection(String event) {
    JsonNode result = app.post("/api/v1/events", event).at("/results/0");
    assertThat(result.get("status").asString()).isEqualTo("rejected");
    return result.get("detail").asString();
  }

  @Test
  void malformedJson() {
    assertThat(problem(app.send("POST", "/api/v1/events", JSON, "{\"id\":\n!}")))
        .startsWith("400 line 2, column ");
    assertThat(putRule("{\"id\": \"bad\",}")).startsWith("400 line 1, column ");
    assertThat(problem(app.send("PUT", "/api/v1/users/u1/state", JSON, "[1]")))
        .isEqualTo("400 state: is not a JSON object; send an object such as {\"level\": 4}");
  }

  @Test
  void wrongTypesAndUnknownFields() {
    assertThat(
            putRule(
                "{\"id\": \"bad\", \"on\": \"x\", \"limits\": {\"total\": {\"max\": \"many\"}}}"))
        .contains("limits.total.max")
        .contains("\"many\"".replace("\"", ""));
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"bodyy\": \"x\"}"))
        .startsWith("400 webhook.bodyy, line 1, column ")
        .contains("bodyy is not known here; leave it out, or use one of body, contentType");
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"retries\": \"often\"}"))
        .contains("retries must be fast, standard, patient or a list such as [PT5S, PT1M]");
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"timeout\": \"PT5M\"}"))
        .contains("timeout must be PT0.1S to PT60S, it is PT5M");
  }

  @Test
  void aBodyOfTwentyMegabytes() {
    assertThat(problem(app.send("POST", "/api/v1/events", JSON, "x".repeat(20_000_000))))
        .isEqualTo(
            "413 body: is larger than 10485760 bytes; send it in parts, or raise"
                + " journeyrunner.http.max-body");
  }

  @Test
  void templatesThatCantWork() {
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"body\": \"{\\n \\\"a\\\": {{event.a}\"}"))
        .contains("webhook.body, line 2, column 7: {{ is never closed; close it with }}");
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"body\": \"{ {{event.a}} }\"}"))
        .contains("webhook.body, line 1, column ")
        .contains("this can't give valid JSON");
    assertThat(putRuleWith("{\"url\": \"https://a.b/\", \"body\": \"[{{event.a | upcse: 1}}]\"}"))
        .contains("upcse is no filter; did you mean upcase?");
    assertThat(putRuleWith("{\"url\": \"https://{{event.host}}/\"}"))
        .contains("webhook.url, line 1, column 9: scheme, host and port of a URL must not come");
    assertThat(
            putRuleWith(
                "{\"url\": \"https://a.b/\", \"headers\": {\"X\\nY\": \"1\", \"Host\": \"x\"}}"))
        .contains("is no header name")
        .contains("webhook.headers.Host: is set by the delivery itself; leave it out");
  }

  @Test
  void aConditionThatIsNoFeel() {
    assertThat(
            putRule(
                "{\"id\": \"bad\", \"on\": \"x\", \"when\": \"event.a >\", \"webhook\": {\"url\":"
                    + " \"https://a.b/\"}}"))
        .isEqualTo(
            "400 when, line 1, column 9: FEEL can't read on at: >; correct the expression there; a"
                + " comparison looks like state.level >= 3");
  }

  @Test
  void nothingBadWasKept() {
    putRuleWith("{\"url\": \"\"}");

    assertThat(problem(app.send("GET", "/api/v1/rules/bad", JSON, "")))
        .isEqualTo("404 there is no rule bad; GET /api/v1/rules lists all");
  }

  @Test
  void idsThatAreTooLongOrHoldControlCharacters() {
    assertThat(
            rejection(
                "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"" + "u".repeat(1000) + "\"}"))
        .isEqualTo("user_id: a user id has 1 to 200 characters, this one has 1000; correct it");
    assertThat(rejection("{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"a\\u0000b\"}"))
        .isEqualTo("user_id: a user id has no control characters, this one has; correct it");
  }

  @Test
  void textInAnotherEncodingThanUtf8() {
    byte[] latin = "{\"name\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(problem(app.send("PUT", "/api/v1/users/zoe/state", JSON, latin)))
        .isEqualTo("400 body, byte 13: is not UTF-8; send the text in UTF-8");
    assertThat(problem(app.send("PUT", "/api/v1/rules/bad", "application/yaml", latin)))
        .isEqualTo("400 body, byte 13: is not UTF-8; send the text in UTF-8");
    assertThat(problem(app.send("POST", "/api/v1/events", JSON, latin)))
        .isEqualTo("400 body, byte 13: is not UTF-8; send the text in UTF-8");
    assertThat(problem(app.send("POST", "/api/v1/events", JSON + "; charset=ISO-8859-1", latin)))
        .isEqualTo(
            "400 Content-Type: charset iso-8859-1 is not supported; send the text in UTF-8, and"
                + " charset=UTF-8 or none");
    assertThat(
            problem(
                app.send(
                    "POST",
                    "/api/v1/users/state",
                    "application/x-ndjson;charset=\"windows-1252\"",
                    latin)))
        .startsWith("400 Content-Type: charset \"windows-1252\" is not supported; send the text");
    assertThat(
            problem(
                app.send(
                    "POST",
                    "/api/v1/journeys/spin-reminder/entries",
                    "application/x-ndjson",
                    "\"Zoë\"\n".getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("400 line 1: is not UTF-8; send the lines in UTF-8");
  }

  @Test
  void aByteOrderMarkIsTaken() {
    assertThat(app.send("PUT", "/api/v1/users/bom/state", JSON, "\uFEFF{\"a\": 1}").statusCode())
        .isEqualTo(200);
    assertThat(
            app.send(
                    "POST",
                    "/api/v1/users/state",
                    "application/x-ndjson; charset=UTF-8",
                    "\uFEFF{\"user_id\": \"bom\", \"state\": {\"b\": 2}}")
                .body())
        .contains("\"stored\":1");

    assertThat(app.get("/api/v1/users/bom/state").get("state").toString())
        .isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void numbersThatHaveNoEnd() {
    assertThat(
            rejection(
                "{\"id\": \"1\", \"type\": \"x\", \"user_id\": \"u\", \"data\": {\"a\":"
                    + " 1e999999999}}"))
        .startsWith("data.a: 1E+999999999 is a number beyond those of a double; send a number");
    assertThat(problem(app.send("PATCH", "/api/v1/users/u/state", JSON, "{\"a\": -1e-999999999}")))
        .startsWith("400 a: -1E-999999999 is a number beyond those of a double; send a number");
  }

  @Test
  void unknownPathsMethodsAndContentTypes() {
    assertThat(problem(app.send("GET", "/api/v1/nothing", JSON, ""))).startsWith("404 ");
    assertThat(problem(app.send("DELETE", "/api/v1/events", JSON, "")))
        .isEqualTo("405 DELETE is not possible here; use OPTIONS or POST");
    assertThat(problem(app.send("POST", "/api/v1/events", "text/csv", "a,b")))
        .startsWith("400 Content-Type: text/csv is not a format of events");
    assertThat(problem(app.send("PUT", "/api/v1/rules/x", "text/csv", "a,b")))
        .startsWith("415 Content-Type: text/csv is not supported here; use one of");
  }

  @Test
  void emojiAndNulInEveryStringAreKept() {
    String state = "{\"😀\":\"a\\u0000b\\ud83d\"}";
    app.send("PUT", "/api/v1/users/%F0%9F%98%80%2Fü/state", JSON, state);

    JsonNode kept = app.get("/api/v1/users/%F0%9F%98%80%2F%C3%BC/state");

    assertThat(kept.get("user_id").asString()).isEqualTo("😀/ü");
    assertThat(kept.get("state")).isEqualTo(JsonMapper.shared().readTree(state));
  }
}
