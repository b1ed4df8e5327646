// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import io.journeyrunner.webhooks.gates.Admission;
import io.journeyrunner.webhooks.gates.Origin;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Deliveries by a shared endpoint: from a job to a call to what follows. Real sockets. */
class EndpointDeliveryTest {

  private static final String SECRET = "Zoë's<k&y>7";

  private final DataSource database = Databases.h2();
  private final WorkerFixture bench = new WorkerFixture(database);
  private final MockWebServer server = new MockWebServer();
  private final MockWebServer other = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    Dispatcher echo =
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getTarget()) {
              case "/token" ->
                  new MockResponse.Builder()
                      .body("{\"access_token\": \"t0ken\", \"token_type\": \"Bearer\"}")
                      .build();
              default ->
                  new MockResponse.Builder()
                      .code(400)
                      .body("" + request.getHeaders().toMultimap())
                      .build();
            };
          }
        };
    server.setDispatcher(echo);
    other.setDispatcher(echo);
    server.start();
    other.start();
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  private void endpoint(String base, String more) {
    bench.endpoints.put("{ id: partner, baseUrl: '" + base + "' " + more + " }");
  }

  private String base() {
    return server.url("/v2").toString();
  }

  private static Map<String, String> named(String... more) {
    Map<String, String> headers = new HashMap<>(Map.of("endpoint", "partner", "method", "GET"));
    for (int n = 0; n < more.length; n += 2) {
      headers.put(more[n], more[n + 1]);
    }
    return headers;
  }

  private RecordedRequest request() throws InterruptedException {
    return Objects.requireNonNull(server.takeRequest(2, TimeUnit.SECONDS));
  }

  private String incident(Map<String, String> headers) {
    return ((JobResult.Incident) bench.work(headers)).failure().message();
  }

  @Test
  void thePathFollowsTheBaseAndTheHeadersOfTheEndpointAreThere() throws InterruptedException {
    endpoint(base() + "/", ", headers: { X-Brand: 'b-{{brand}}', X-Own: theirs }");

    String told =
        incident(
            named("url", "/u/{{user_id}}?n={{event.count}}", "headers", "{\"x-own\": \"mine\"}"));

    RecordedRequest sent = request();
    assertThat(sent.getTarget()).isEqualTo("/v2/u/%C3%BCser-1?n=3");
    assertThat(sent.getHeaders().get("X-Brand")).isEqualTo("b-7");
    assertThat(sent.getHeaders().values("X-Own")).containsExactly("mine");
    assertThat(told).startsWith("GET " + base() + "/u/{{user_id}}: status 400");
  }

  @Test
  void withoutAUrlTheBaseIsCalled() throws InterruptedException {
    endpoint(base(), "");

    assertThat(incident(named())).contains("status 400");

    assertThat(request().getTarget()).isEqualTo("/v2");
  }

  @Test
  void aChangeCountsForTheNextCallOfAProcessThatRuns() throws InterruptedException {
    endpoint(base(), "");
    Map<String, String> headers = named("url", "/x");
    assertThat(incident(headers)).contains("status 400");

    endpoint(other.url("/v3").toString(), "");
    assertThat(incident(headers)).contains("status 400");

    assertThat(request().getTarget()).isEqualTo("/v2/x");
    assertThat(Objects.requireNonNull(other.takeRequest(2, TimeUnit.SECONDS)).getTarget())
        .isEqualTo("/v3/x");
  }

  @Test
  void theEndpointSignsWhatDoesNotSignItself() throws InterruptedException {
    bench.environment.setProperty(
        "JOURNEYRUNNER_SECRET_A", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    bench.environment.setProperty(
        "JOURNEYRUNNER_SECRET_B", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
    endpoint(base(), ", signWith: a");
    assertThat(incident(named())).contains("status 400");
    assertThat(incident(named("signWith", "b"))).contains("status 400");

    String theirs = request().getHeaders().get("webhook-signature");
    String own = request().getHeaders().get("webhook-signature");
    assertThat(theirs).startsWith("v1,");
    assertThat(own).startsWith("v1,").isNotEqualTo(theirs);
  }

  @Test
  void anEndpointThatIsNotThereMakesTheCallInvalid() {
    assertThat(incident(named("url", "/x")))
        .startsWith("GET endpoint partner /x: there is no endpoint partner any more; make it again")
        .contains("Mend the template, the data, the endpoint or the secret, then press Retry");
  }

  @Test
  void oneThatCameToAnotherNodeJustNowIsThere() throws InterruptedException {
    bench.otherNode().put("{ id: partner, baseUrl: '" + base() + "' }");

    assertThat(incident(named("url", "/x"))).contains("status 400");
    assertThat(request().getTarget()).isEqualTo("/v2/x");
  }

  @Test
  void oneThatIsDeletedWhileACallIsParkedEndsItAsInvalid() throws InterruptedException {
    endpoint(base(), ", concurrency: 1");
    var pass =
        (Admission.Admitted) bench.gates.enter(Origin.of(base()).orElseThrow(), "x", "campaign");
    Map<String, String> headers = named("onFailure", "error");
    assertThat(bench.work(headers)).isInstanceOf(JobResult.Parked.class);

    bench.endpoints.delete("partner");
    pass.pass().close();

    assertThat(((JobResult.BpmnError) bench.work(headers)).code()).isEqualTo("WEBHOOK_INVALID");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ type: basic, user: Ünn, password: token } | Authorization | Basic"
            + " w5xubjpwYTU1d29yZC03",
        "{ type: bearer, token: token } | Authorization | Bearer pa55word-7",
        "{ type: apiKey, header: X-Key, key: token } | X-Key | pa55word-7"
      })
  void aProofIsSentAndShownNowhere(String auth, String header, String proof)
      throws InterruptedException {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "pa55word-7");
    endpoint(base(), ", auth: " + auth);

    String told = incident(named("url", "/x"));

    String row = row();
    assertThat(request().getHeaders().values(header)).containsExactly(proof);
    assertThat(told).contains("•••").doesNotContain("pa55word-7", "w5xubjpwYTU1d29yZC03");
    assertThat(row)
        .contains("\"" + header + "\":\"•••\"")
        .doesNotContain("pa55word-7", "w5xubjpwYTU1d29yZC03");
  }

  @Test
  void aTokenIsInNoLogAndNoIncident() {
    endpoint(
        base(),
        ", auth: { type: oauth2, tokenUrl: '"
            + server.url("/token")
            + "', clientId: me, clientSecret: token }");

    assertThat(incident(named("url", "/x"))).contains("•••").doesNotContain("t0ken");
    assertThat(row())
        .contains("\"Authorization\":\"•••\"", "\"token\":")
        .doesNotContain("t0ken", "Zoë");
  }

  @Test
  void aSecretWithALineBreakBeginsNoHeader() {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "pa55\r\nX-Evil: 1");
    endpoint(base(), ", auth: { type: bearer, token: token }");

    assertThat(incident(named("url", "/x")))
        .contains("the header Authorization holds a line break")
        .doesNotContain("pa55");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void dataInAHeaderOfTheEndpointBeginsNoOther() {
    endpoint(base(), ", headers: { X-A: '{{state.name}}' }");
    bench.users.merge(
        new UserId("üser-1"), JsonNodeFactory.instance.objectNode().put("name", "a\r\nX-Evil: 1"));

    assertThat(incident(named())).contains("a value for a header holds a line break");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void dataLeadsOutOfNoPrefix() {
    endpoint(base(), "");
    bench.users.merge(
        new UserId("üser-1"), JsonNodeFactory.instance.objectNode().put("name", "../admin"));

    assertThat(incident(named("url", "/u/{{state.name}}")))
        .contains("a value makes a part of the path . or ..");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aTrialShowsTheWholeCallAndSendsItLikeARule() throws InterruptedException {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", "pa55word");
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_URL", base());
    endpoint("{{secrets.url}}", ", auth: { type: bearer, token: token }, headers: { X-A: b }");
    Webhook webhook =
        JsonMapper.shared()
            .readValue(
                "{\"endpoint\": \"partner\", \"url\": \"/x\", \"method\": \"GET\"}", Webhook.class);
    Subject subject =
        new Subject(
            new ProcessId("rule-callback"), "call", EventVariables.read(WorkerFixture.variables()));
    var state = JsonNodeFactory.instance.objectNode();

    RenderedCall shown = bench.webhooks.preview(webhook, subject, state);
    SendReport report = bench.webhooks.send(webhook, subject, state);

    assertThat(shown.url()).endsWith("://secret_url/x");
    assertThat(shown.headers()).containsEntry("X-A", "b").containsEntry("Authorization", "•••");
    assertThat(request().getHeaders().get("Authorization")).isEqualTo("Bearer pa55word");
    assertThat(report.body()).contains("•••").doesNotContain("pa55word");
  }

  private String row() {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    return Awaitility.await()
        .until(
            () -> String.valueOf(jdbc.queryForList("select * from delivery_attempts")),
            row -> row.contains("webhook-timestamp"));
  }
}
