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
          200 | {"access_token": "pä55", "token_type": "DPoP"} | another token_type than Bearer
          200 | {"access_token": "pä55", "token_type": "mac"} | another token_type than Bearer
          200 | {"access_token": "pä55", "token_type": 5} | another token_type than Bearer
          200 | {"access_token": "pä55\\nX: y", "token_type": "Bearer"} | access_token that no header
          200 | {"token": "pä55"} | answered without access_token; correct tokenUrl
          200 | {"access_token": null} | answered without access_token; correct tokenUrl
          200 | {"error": "invalid_client"} | refuses the client (invalid_client); correct
          200 | error=invalid_client&error_description=p%C3%A455 | refuses the client (invalid_client)
          200 | {"error": "incorrect_client_credentials"} | answered with status 200 and an error;
          400 | error=invalid_scope | refuses the client (invalid_scope); correct
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
          200 | {"error": "temporarily_unavailable"} | answered with status 200
          200 | <html>pä55=1</html> | answered with no token that can be read
          200 | [] | answered with no token that can be read
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

    assertThat(first.after()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(second).isInstanceOf(Attempt.NoToken.class);
    assertThat(bench.peer.tokenRequests).hasSize(1);
    bench.peer.works();
    bench.clock.advance(Duration.ofSeconds(2));
    assertThat(bench.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\": \"token-1\"}",
        "{\"access_token\": \"token-1\", \"token_type\": null, \"expires_in\": null}",
        "{\"access_token\": \"token-1\", \"token_type\": \"\", \"refresh_token\": \"\"}",
        "{\"access_token\": \"token-1\", \"token_type\": \"BearerToken\"}",
        "{\"access_token\": \"token-1\", \"token_type\": \"BEARER\", \"scope\": [\"a\", \"b\"]}",
        "{\"access_token\": \"token-1\", \"error\": null, \"id_token\": {}}",
        "\ufeff{\"access_token\": \"token-1\"}",
        "access_token=token-1&scope=a%20b&token_type=bearer",
      })
  void aTokenIsTakenAsServersReallyGiveIt(String body) {
    bench.peer.tokens.set(1);
    bench.peer.answersTokens(200, body);

    assertThat(bench.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3600 | 3570
          "3600" | 3570
          " 3600 " | 3570
          "3600.5" | 3570
          3600.9 | 3570
          1e10 | 86370
          99999999999999999999 | 86370
          0 | 300
          -1 | 300
          null | 300
          "" | 300
          "soon" | 300
          {} | 300
          """)
  void aLifeIsReadInAnySpellingAndIsFiveMinutesWithoutOne(String expiresIn, int seconds) {
    bench.peer.tokens.set(1);
    bench.peer.answersTokens(
        200, "{\"access_token\": \"token-1\", \"expires_in\": " + expiresIn + "}");
    assertThat(bench.status()).isEqualTo(200);

    bench.clock.advance(Duration.ofSeconds(seconds - 1));
    assertThat(bench.status()).isEqualTo(200);
    assertThat(bench.peer.tokenRequests).hasSize(1);
    bench.clock.advance(Duration.ofSeconds(2));
    assertThat(bench.status()).isEqualTo(200);
    assertThat(bench.peer.tokenRequests).hasSize(2);
  }

  @Test
  void aServerThatDoesNotLookAtTheHeaderMayWantTheProofInTheBody() {
    bench.peer.answersTokens(401, "{\"error\": \"invalid_client\"}");

    Attempt basic = bench.send();
    Attempt post = bench.send(bench.endpoint("other", ", clientAuth: post"));

    assertThat(((Attempt.Impossible) basic).what())
        .isEqualTo(
            "the token server refuses the client (invalid_client); correct clientId, clientSecret,"
                + " scope or audience of the endpoint, or set clientAuth: post, if it wants id and"
                + " secret in the body");
    assertThat(((Attempt.Impossible) post).what()).endsWith("audience of the endpoint");
  }

  @Test
  void oneThatLooksAtTheHeaderDoesNot() {
    bench.peer.instead =
        new MockResponse.Builder()
            .code(401)
            .setHeader("WWW-Authenticate", "Basic realm=\"x\"")
            .body("{\"error\": \"invalid_client\"}")
            .build();

    assertThat(((Attempt.Impossible) bench.send()).what()).endsWith("audience of the endpoint");
  }

  @Test
  void aServerThatIsAwayIsLeftAloneForLongerEachTime() {
    bench.peer.answersTokens(500, "");
    Attempt.NoToken first = (Attempt.NoToken) bench.send();
    bench.clock.advance(Duration.ofMillis(1_001));
    Attempt.NoToken second = (Attempt.NoToken) bench.send();
    bench.clock.advance(Duration.ofMillis(1_500));
    Attempt third = bench.send();

    assertThat(first.after()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(second.after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(third).isInstanceOf(Attempt.NoToken.class);
    assertThat(bench.peer.tokenRequests).hasSize(2);
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
  void oneThatWasAwayBeforeHoldsACallForASecondOnly() {
    bench.peer.answersTokens(500, "");
    assertThat(bench.send()).isInstanceOf(Attempt.NoToken.class);
    bench.peer.hangs();
    bench.clock.advance(Duration.ofSeconds(2));

    Attempt attempt = bench.send(Map.of(), Duration.ofSeconds(30));

    assertThat(attempt).isInstanceOf(Attempt.NoToken.class);
    assertThat(attempt.duration()).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_900));
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
