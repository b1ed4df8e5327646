// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.webhooks.gates.Admission;
import io.journeyrunner.webhooks.gates.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong around an endpoint is told to those who can mend it. Real sockets. */
class EndpointTroubleTest {

  private final WorkerFixture bench = new WorkerFixture();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getTarget()) {
              case "/token" ->
                  new MockResponse.Builder().code(503).setHeader("Retry-After", "100").build();
              case "/moved" ->
                  new MockResponse.Builder()
                      .code(308)
                      .setHeader("Location", "https://new.example/v3?token=x")
                      .build();
              default -> new MockResponse.Builder().code(400).build();
            };
          }
        });
    server.start();
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "pa55word-7");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void endpoint(String base, String more) {
    bench.endpoints.put("{ id: partner, baseUrl: '" + base + "' " + more + " }");
  }

  private String base() {
    return server.url("/v2").toString();
  }

  private static Map<String, String> named() {
    return Map.of("endpoint", "partner", "method", "GET");
  }

  private String incident(Map<String, String> headers) {
    return ((JobResult.Incident) bench.work(headers)).failure().message();
  }

  @Test
  void aTokenServerThatIsAwayParksWhatNeedsItsTokenAndNothingElse() {
    endpoint(
        base(),
        ", auth: { type: oauth2, tokenUrl: '"
            + server.url("/token")
            + "', clientId: me, clientSecret: token }");
    bench.endpoints.put("{ id: other, baseUrl: '" + base() + "' }");

    JobResult.Parked parked = (JobResult.Parked) bench.work(named());

    assertThat(parked.reason()).isEqualTo("the token server answered with status 503");
    assertThat(parked.after()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    assertThat(incident(Map.of("endpoint", "other", "method", "GET"))).contains("status 400");
    assertThat(bench.gates.enter(Origin.of(base()).orElseThrow(), "x", "campaign"))
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void aSigningKeyThatIsNoneIsToldByTheNameOfItsSecret() {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_A", "mysigningsecret1");
    endpoint(base(), ", signWith: a");

    assertThat(incident(named()))
        .contains("signWith: the secret a: key 1 has 12 bytes, and Standard Webhooks has 24 to 64")
        .doesNotContain("mysigning");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aRedirectIsToldWithWhereItLeads() {
    endpoint(server.url("/moved").toString(), "");

    assertThat(incident(named()))
        .contains(": status 308, a redirect to https://new.example/v3, after 1 attempt.");
  }
}
