// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules name a shared endpoint: its proof, its address and its limits count for all of them. */
@Order(SharedApplication.LATE)
class EndpointsTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final MockWebServer tokens = new MockWebServer();
  private static final AtomicInteger given = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    tokens.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body(
                    "{\"access_token\": \"story-t0ken-"
                        + given.incrementAndGet()
                        + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")
                .build();
          }
        });
    tokens.start();
  }

  @AfterAll
  static void stop() {
    tokens.close();
  }

  private static HttpResponse<String> put(String id, String yaml) {
    return app.send(
        "PUT", "/api/v1/endpoints/" + id, "application/yaml", "id: " + id + "\n" + yaml);
  }

  private static HttpResponse<String> putRule(String id, String endpoint, String url) {
    return app.send(
        "PUT",
        "/api/v1/rules/" + id,
        "application/yaml",
        """
        id: %s
        on: %s
        webhook: { endpoint: %s, url: '%s', body: '{ "user": {{user_id}} }' }
        """
            .formatted(id, id, endpoint, url));
  }

  private static void happens(String type, int event) {
    JsonNode unused =
        app.post(
            "/api/v1/events",
            "{\"id\": \"%s-%d\", \"type\": \"%s\", \"user_id\": \"ü-%d\"}"
                .formatted(type, event, type, event));
  }

  private static JsonNode received(String bucket, int count) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> app.get("/echo-list/" + bucket + "/").get("requests"),
            requests -> requests.size() == count);
  }

  private static String proof() {
    return "auth: { type: oauth2, tokenUrl: '%s', clientId: crm, clientSecret: token }\n"
        .formatted(tokens.url("/token"));
  }

  private static void endpointPointsTo(String bucket, int status) {
    String base = "baseUrl: " + app.uri("/echo-send/" + bucket) + "\n";
    assertThat(put("ep-partner", base + proof()).statusCode()).isEqualTo(status);
  }

  @Test
  void aRuleByAnEndpointGoesWhereTheEndpointPointsAndWithItsToken() {
    assertThat(putRule("ep-spins", "ep-partner", "/spins?u={{user_id}}").body())
        .contains("webhook.endpoint", "there is no endpoint ep-partner");
    endpointPointsTo("ep-old", 201);
    assertThat(putRule("ep-spins", "ep-partner", "/spins?u={{user_id}}").statusCode())
        .isEqualTo(201);

    happens("ep-spins", 1);
    JsonNode first = received("ep-old", 1).get(0);
    endpointPointsTo("ep-new", 200);
    happens("ep-spins", 2);
    JsonNode second = received("ep-new", 1).get(0);

    assertThat(first.get("path").asString()).isEqualTo("/spins");
    assertThat(first.get("query").asString()).isEqualTo("u=%C3%BC-1");
    assertThat(first.at("/headers/authorization").asString()).isEqualTo("Bearer story-t0ken-1");
    assertThat(second.at("/headers/authorization").asString()).isEqualTo("Bearer story-t0ken-1");
    assertThat(app.output()).doesNotContain("story-t0ken", "very-secret-token");
    assertTrialHidesTheToken();
    HttpResponse<String> deletion =
        app.send("DELETE", "/api/v1/endpoints/ep-partner", "text/plain", "");
    assertThat(deletion.statusCode()).isEqualTo(409);
    assertThat(deletion.body()).contains("it is named by the rule ep-spins");
  }

  private static void assertTrialHidesTheToken() {
    String trial =
        app.send(
                "POST",
                "/api/v1/endpoints/ep-partner/test",
                "application/json",
                "{\"path\": \"/ping\"}")
            .body();
    assertThat(trial)
        .contains("\"outcome\":\"delivered\"", "/echo-send/ep-new/ping", "•••")
        .doesNotContain("story-t0ken", "very-secret-token");
  }

  @Test
  void theRateOfAnEndpointIsHeldForAllItsRules() {
    String base = app.uri("/echo-send/ep-slow").toString().replace("127.0.0.1", "localhost");
    assertThat(
            put("ep-slow", "baseUrl: " + base + "\nratePerSecond: 2\nconcurrency: 3\n")
                .statusCode())
        .isEqualTo(201);
    assertThat(putRule("ep-slow-a", "ep-slow", "/a").statusCode()).isEqualTo(201);
    assertThat(putRule("ep-slow-b", "ep-slow", "/b").statusCode()).isEqualTo(201);
    long begin = System.nanoTime();

    for (int n = 0; n < 8; n++) {
      happens("ep-slow-a", n);
      happens("ep-slow-b", n);
    }

    assertThat(received("ep-slow", 16)).hasSize(16);
    // 2 at once, then 14 at two a second.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(6));
    JsonNode health = app.get("/api/v1/endpoint-health?endpoint=" + base).at("/endpoints/0");
    assertThat(health.at("/endpoints/0").asString()).isEqualTo("ep-slow");
    assertThat(health.at("/limits/per_second").asInt()).isEqualTo(2);
    assertThat(health.at("/limits/concurrency").asInt()).isEqualTo(3);
  }

  @Test
  void anEndpointHasVersionsAndIsChangedByOneAtATime() {
    assertThat(put("ep-versions", "baseUrl: https://a.example\n").headers().firstValue("ETag"))
        .hasValue("\"1\"");
    assertThat(put("ep-versions", "baseUrl: https://b.example\n").statusCode()).isEqualTo(200);

    assertThat(
            app.get("/api/v1/endpoints/ep-versions/versions")
                .get(1)
                .at("/endpoint/baseUrl")
                .asString())
        .isEqualTo("https://a.example");
    JsonNode restored = app.post("/api/v1/endpoints/ep-versions/versions/1/restore", "");
    assertThat(restored.get("version").asInt()).isEqualTo(3);
    assertThat(restored.get("baseUrl").asString()).isEqualTo("https://a.example");
    assertThat(app.send("DELETE", "/api/v1/endpoints/ep-versions", "text/plain", "").statusCode())
        .isEqualTo(204);
    assertThat(app.send("GET", "/api/v1/endpoints/ep-versions", "text/plain", "").statusCode())
        .isEqualTo(404);
    assertThat(put("ep-versions", "baseUrl: https://ann:pw@a.example\n").body())
        .contains("invalid-endpoint")
        .doesNotContain("ann:pw");
  }

  @Test
  void theAuditTrailSaysWhichSecretTookThePlaceOfWhichAndNoValue() {
    String base = "baseUrl: https://a.example\nheaders: { X-Api-Key: pl4in }\n";
    put("ep-audited", base + "auth: { type: bearer, token: partner-2026 }");
    put("ep-audited", base + "auth: { type: bearer, token: partner-2027 }");

    JsonNode changes = app.get("/api/v1/audit?kind=endpoint&id=ep-audited").get("changes");

    assertThat(changes.get(0).get("before").at("/auth/token").asString()).isEqualTo("partner-2026");
    assertThat(changes.get(0).get("after").at("/auth/token").asString()).isEqualTo("partner-2027");
    assertThat(changes.toString()).doesNotContain("pl4in");
  }
}
