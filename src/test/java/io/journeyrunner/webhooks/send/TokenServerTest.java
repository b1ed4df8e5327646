// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointsOn;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token server in every mood, on real sockets. */
class TokenServerTest {

  private final OAuthBench bench = new OAuthBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"error": "invalid_client", "error_description": "pä55"} | (invalid_client); correct
          400 | {"error": "invalid_scope"} | refuses the client (invalid_scope); correct clientId
          403 | pä55 | answered with status 403; correct tokenUrl
          404 | {} | answered with status 404; correct tokenUrl
          302 | {} | answered with status 302; correct tokenUrl
          200 | {"access_token": "pä55", "token_type": "DPoP"} | gives tokens of another type
          """)
  void whatWillNotGetBetterEndsAndShowsNothingOfTheAnswer(int status, String body, String what) {
    bench.peer.answersTokens(status, body);

    Attempt.Impossible attempt = (Attempt.Impossible) bench.send();

    assertThat(attempt.what()).startsWith("the token server ").contains(what);
    assertThat(attempt.toString()).doesNotContain("pä55", OAuthBench.SECRET);
    assertThat(bench.peer.calls).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"error": "invalid_client"} | answered with status 500
          429 | {} | answered with status 429
          400 | {"error": "temporarily_unavailable"} | answered with status 400
          200 | pä55 | answered with no token that can be read
          200 | {"token": "pä55"} | answered with no token that can be read
          200 | {"access_token": "pä55\\nX: y", "token_type": "Bearer"} | that no header can hold
          """)
  void whatMayGetBetterIsTriedAgain(int status, String body, String what) {
    bench.peer.answersTokens(status, body);

    Attempt.NoToken attempt = (Attempt.NoToken) bench.send();

    assertThat(attempt.what()).startsWith("the token server ").contains(what);
    assertThat(attempt.toString()).doesNotContain("pä55", OAuthBench.SECRET);
  }

  @Test
  void aTokenServerThatAsksForAPauseGetsIt() {
    bench.peer.instead =
        new MockResponse.Builder().code(503).setHeader("Retry-After", "30").build();
    Attempt.NoToken first = (Attempt.NoToken) bench.send();
    bench.clock.advance(Duration.ofSeconds(29));
    Attempt second = bench.send();

    assertThat(first.retryAfter()).hasValue(Duration.ofSeconds(30));
    assertThat(second).isInstanceOf(Attempt.NoToken.class);
    assertThat(bench.peer.tokenRequests).hasSize(1);
    bench.peer.works();
    bench.clock.advance(Duration.ofSeconds(2));
    assertThat(bench.status()).isEqualTo(200);
  }

  @Test
  void aTokenServerThatHangsHoldsACallNoLongerThanTheCallMayTake() {
    bench.peer.hangs();
    long begin = System.nanoTime();

    Attempt attempt = bench.send(Map.of(), Duration.ofMillis(300));

    assertThat(attempt).isInstanceOf(Attempt.NoToken.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1_500));
    assertThat(attempt.timing().token()).isGreaterThanOrEqualTo(Duration.ofMillis(290));
  }

  @Test
  void andNoLongerThanTheSettingsSay() {
    bench.peer.hangs();

    Attempt.NoToken attempt = (Attempt.NoToken) bench.send(Map.of(), Duration.ofSeconds(30));

    assertThat(attempt.what()).isEqualTo("the token server: no full answer within PT2S");
    assertThat(attempt.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  @Test
  void aTokenServerThatIsNotThereIsAskedAgainLater() {
    Endpoint endpoint = bench.endpointAt("http://127.0.0.1:1/", "x", "");

    assertThat(bench.send(endpoint))
        .isInstanceOfSatisfying(
            Attempt.NoToken.class,
            attempt ->
                assertThat(attempt.what()).isEqualTo("the token server: it refuses connections"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/token", "http://169.254.169.254/token"})
  void theGuardKeepsTokenRequestsFromWhereNobodyMayGo(String tokenUrl) {
    Endpoint endpoint = bench.endpointAt(tokenUrl, "x", "");

    assertThat(bench.send(endpoint)).isInstanceOf(Attempt.Forbidden.class);
    assertThat(bench.peer.calls).hasValue(0);
  }

  @Test
  void aSecretThatIsNotThereIsTold() {
    Endpoint other =
        EndpointsOn.fromYaml(
            "{ id: x, baseUrl: 'https://a.example', auth: { type: bearer, token: not-there } }");
    Call call = new Call("GET", "https://a.example/", Map.of(), null, null, Duration.ofSeconds(1));

    assertThat(bench.sender.send(call, other, bench.credentials))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .isEqualTo(
                        "endpoint x: the secret not-there is not there; add it to the secrets"
                            + " folder"));
  }
}
