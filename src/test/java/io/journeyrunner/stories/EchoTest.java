// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The echo service, as integrators use it. */
@Order(SharedApplication.LATE)
class EchoTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final String TEXT = "text/plain";

  private static int status(String query) {
    return app.send("POST", "/echo-send/play/" + query, TEXT, "x").statusCode();
  }

  @Test
  void showsWhatWasSentTheNewestFirst() {
    app.send("POST", "/echo-send/show/a/b?q=1&r=%20", "application/json", "{\"ü\": \"😀\"}");
    app.send("POST", "/echo-send/show", "application/x-www-form-urlencoded", "a=1&b=2");
    app.send("DELETE", "/echo-send/show/c", TEXT, "");

    JsonNode list = app.get("/echo-list/show");

    assertThat(list.get("bucket").asString()).isEqualTo("show");
    assertThat(list.get("requests")).hasSize(2);
    assertThat(list.at("/requests/0/body").asString()).isEqualTo("a=1&b=2");
    assertThat(list.at("/requests/0/path").asString()).isEqualTo("/");
    assertThat(list.at("/requests/1/path").asString()).isEqualTo("/a/b");
    assertThat(list.at("/requests/1/query").asString()).isEqualTo("q=1&r=%20");
    assertThat(list.at("/requests/1/body").asString()).isEqualTo("{\"ü\": \"😀\"}");
    assertThat(list.at("/requests/1/headers/content-type").asString())
        .isEqualTo("application/json");
    assertThat(list.at("/others/0/method").asString()).isEqualTo("DELETE");
  }

  @Test
  void keepsTheLastHundred() {
    for (int n = 0; n < 105; n++) {
      app.send("POST", "/echo-send/many/", TEXT, "body " + n);
    }

    JsonNode requests = app.get("/echo-list/many/").get("requests");

    assertThat(requests).hasSize(100);
    assertThat(requests.get(0).get("body").asString()).isEqualTo("body 104");
    assertThat(requests.get(99).get("body").asString()).isEqualTo("body 5");
  }

  @Test
  void playsStatusesInTurnAndTheLastOneStays() {
    assertThat(status("?status=503,429,201")).isEqualTo(503);
    assertThat(status("?status=503,429,201")).isEqualTo(429);
    assertThat(status("?status=503,429,201")).isEqualTo(201);
    assertThat(status("?status=503,429,201")).isEqualTo(201);
  }

  @Test
  void asksToBeCalledLater() {
    HttpResponse<String> answer =
        app.send("POST", "/echo-send/play/?status=429&retry-after=5", TEXT, "x");

    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
  }

  @Test
  void breaksTheConnection() {
    assertThatThrownBy(() -> status("?status=reset")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void whatItCantPlayIsToldAndNothingIsKept() {
    HttpResponse<String> answer = app.send("POST", "/echo-send/wrong/?status=900", TEXT, "x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("900 is no answer; use 200 to 599, hang and reset, as in status=503,503,200");
    assertThat(app.send("POST", "/echo-send/wrong/?status=%25zz", TEXT, "x").statusCode())
        .isEqualTo(400);
    assertThat(app.get("/echo-list/wrong/").get("requests")).isEmpty();
  }

  @Test
  void aBigBodyIsCutInTheList() {
    app.send("POST", "/echo-send/big/", TEXT, "x".repeat(100_000));

    JsonNode request = app.get("/echo-list/big/").at("/requests/0");

    assertThat(request.get("bodyBytes").asInt()).isEqualTo(100_000);
    assertThat(request.get("truncated").asBoolean()).isTrue();
    assertThat(request.get("body").asString()).hasSize(65_536);
  }

  @Test
  void aHugeBodyIsRefused() {
    var answer = app.send("POST", "/echo-send/huge/", TEXT, "x".repeat(1_048_577));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .contains("is larger than 1048576 bytes")
        .contains("raise journeyrunner.echo.largest-body");
    assertThat(app.get("/echo-list/huge/").get("requests")).isEmpty();
  }

  @Test
  void thePageRunsOnlyWhatIsOurs() {
    HttpResponse<String> page = app.page("/echo-list/demo/");

    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).contains("/assets/echo.js");
  }

  @Test
  void theApiIsDescribedWithAPageToTryIt() {
    assertThat(app.get("/api-docs").get("paths").propertyNames())
        .contains("/api/v1/events", "/api/v1/rules/{id}/test", "/api/v1/users/{id}/state");
    assertThat(app.page("/api-docs.html").statusCode()).isIn(200, 302);
  }
}
