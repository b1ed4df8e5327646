// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointsOn;
import io.journeyrunner.webhooks.gates.SettableClock;
import io.journeyrunner.webhooks.secrets.SecretSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Tokens by client credentials, from a token server in every mood, on real sockets. */
class OAuthTest {

  private static final String SECRET = "pä55&wörd=";

  private final ScriptedTokens peer = new ScriptedTokens();
  private final SettableClock clock = new SettableClock();
  private final MockEnvironment environment = new MockEnvironment();
  private final Secrets secrets = new Secrets(new SecretSettings(null), environment);
  private final EndpointSender sender =
      LoopbackSender.forEndpoints(secrets, EndpointsOn.settings(Path.of("none")), clock);
  private final List<String> made = new CopyOnWriteArrayList<>();
  private final Credentials credentials =
      new Credentials() {
        @Override
        public Optional<String> find(String name) {
          return environment.getProperty(name) == null
              ? Optional.empty()
              : Optional.of(environment.getProperty(name));
        }

        @Override
        public void made(String credential) {
          made.add(credential);
        }
      };

  OAuthTest() {
    environment.setProperty("the-secret", SECRET);
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  private Endpoint endpoint(String id, String more) {
    return EndpointsOn.fromYaml(
        "{ id: %s, baseUrl: '%s', auth: { type: oauth2, tokenUrl: '%s', clientId: 'cli:ent', clientSecret: the-secret %s } }"
            .formatted(id, peer.server.url("/api"), peer.server.url("/token"), more));
  }

  private Attempt send(Map<String, String> headers, Duration timeout) {
    Call call =
        new Call("POST", peer.server.url("/api/x").toString(), headers, "text/plain", "b", timeout);
    return sender.send(call, endpoint("partner", ""), credentials);
  }

  private Attempt send() {
    return send(Map.of(), Duration.ofSeconds(5));
  }

  private int status() {
    return ((Attempt.Replied) send()).status();
  }

  private static String form(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  @Test
  void aTokenIsFetchedOnceAndUsedUntilItsEndIsNear() {
    assertThat(status()).isEqualTo(200);
    clock.tick(Duration.ofSeconds(3569));
    assertThat(status()).isEqualTo(200);
    assertThat(peer.tokens).hasValue(1);

    clock.tick(Duration.ofSeconds(2));

    assertThat(status()).isEqualTo(200);
    assertThat(peer.tokens).hasValue(2);
    assertThat(peer.calls).hasValue(3);
  }

  @Test
  void theMarginIsAtMostHalfOfATokensLife() {
    peer.expiresIn = 10;
    assertThat(status()).isEqualTo(200);
    clock.tick(Duration.ofSeconds(4));
    assertThat(status()).isEqualTo(200);

    assertThat(peer.tokens).hasValue(1);
  }

  @Test
  void theClientProvesItselfInTheHeaderAsTheStandardEncodesIt() {
    assertThat(status()).isEqualTo(200);

    RecordedRequest request = peer.tokenRequests.getFirst();
    String basic = Objects.requireNonNull(request.getHeaders().get("Authorization"));
    assertThat(new String(Base64.getDecoder().decode(basic.substring(6))))
        .isEqualTo("cli%3Aent:p%C3%A455%26w%C3%B6rd%3D");
    assertThat(form(request)).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void orInTheBodyWithScopeAndAudience() {
    Call call =
        new Call(
            "GET", peer.server.url("/api").toString(), Map.of(), null, null, Duration.ofSeconds(5));
    String more = ", clientAuth: post, scope: 'a:b c', audience: 'https://api.example/ü'";

    assertThat(sender.send(call, endpoint("other", more), credentials))
        .isInstanceOf(Attempt.Replied.class);

    RecordedRequest request = peer.tokenRequests.getFirst();
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(form(request).split("&"))
        .containsExactlyInAnyOrder(
            "grant_type=client_credentials",
            "client_id=cli%3Aent",
            "client_secret=p%C3%A455%26w%C3%B6rd%3D",
            "scope=a%3Ab+c",
            "audience=https%3A%2F%2Fapi.example%2F%C3%BC");
  }

  @Test
  void aTokenThatIsRevokedIsFetchedAnewAndTheCallMadeOnceMore() {
    assertThat(status()).isEqualTo(200);
    peer.revoked = 1;

    assertThat(status()).isEqualTo(200);

    assertThat(peer.tokens).hasValue(2);
    assertThat(peer.calls).hasValue(3);
  }

  @Test
  void whatIsRefusedAgainIsRefused() {
    peer.revoked = 1_000;

    assertThat(status()).isEqualTo(401);

    assertThat(peer.tokens).hasValue(2);
    assertThat(peer.calls).hasValue(2);
  }

  @Test
  void fiftyCallsAtOnceFetchOneToken() throws Exception {
    peer.delayMillis = 200;

    assertThat(fifty()).containsOnly(200);

    assertThat(peer.tokens).hasValue(1);
  }

  @Test
  void fiftyCallsWhoseTokenIsRevokedFetchOneMore() throws Exception {
    assertThat(status()).isEqualTo(200);
    peer.revoked = 1;
    peer.delayMillis = 200;

    assertThat(fifty()).containsOnly(200);

    assertThat(peer.tokens).hasValue(2);
  }

  private List<Integer> fifty() throws InterruptedException {
    Callable<Integer> call = this::status;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(IntStream.range(0, 50).mapToObj(n -> call).toList()).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void twoEndpointsShareNoToken() {
    Call call =
        new Call(
            "GET", peer.server.url("/api").toString(), Map.of(), null, null, Duration.ofSeconds(5));
    Attempt first = sender.send(call, endpoint("one", ""), credentials);
    Attempt second = sender.send(call, endpoint("two", ""), credentials);

    assertThat(List.of(first, second)).allMatch(Attempt.Replied.class::isInstance);
    assertThat(peer.tokens).hasValue(2);
  }

  @Test
  void aSecretThatIsChangedIsUsedForTheNextCall() {
    peer.answersTokens(401, "{\"error\": \"invalid_client\"}");
    assertThat(send()).isInstanceOf(Attempt.Impossible.class);
    peer.works();
    environment.setProperty("the-secret", "other");

    assertThat(status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\": \"invalid_client\", \"error_description\": \"pä55\"} | refuses the"
            + " client (invalid_client); correct clientId",
        "400 | {\"error\": \"invalid_scope\"} | refuses the client (invalid_scope); correct"
            + " clientId",
        "403 | pä55 | answered with status 403; correct tokenUrl",
        "404 | {} | answered with status 404; correct tokenUrl",
        "302 | {} | answered with status 302; correct tokenUrl",
        "200 | {\"access_token\": \"pä55\", \"token_type\": \"DPoP\"} | gives tokens of another"
            + " type"
      })
  void whatWillNotGetBetterEndsAndShowsNothingOfTheAnswer(int status, String body, String what) {
    peer.answersTokens(status, body);

    Attempt.Impossible attempt = (Attempt.Impossible) send();

    assertThat(attempt.what()).startsWith("the token server ").contains(what);
    assertThat(attempt.toString()).doesNotContain("pä55", SECRET);
    assertThat(peer.calls).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"error\": \"invalid_client\"} | answered with status 500",
        "429 | {} | answered with status 429",
        "400 | {\"error\": \"temporarily_unavailable\"} | answered with status 400",
        "200 | pä55 | answered with no token that can be read",
        "200 | {\"token\": \"pä55\"} | answered with no token that can be read",
        "200 | {\"access_token\": \"pä55 x\\r"
            + "\\n"
            + "X: y\", \"token_type\": \"Bearer\"} | a token that no header can hold"
      })
  void whatMayGetBetterIsTriedAgain(int status, String body, String what) {
    peer.answersTokens(status, body);

    Attempt.NoToken attempt = (Attempt.NoToken) send();

    assertThat(attempt.what()).startsWith("the token server ").contains(what);
    assertThat(attempt.toString()).doesNotContain("pä55", SECRET);
  }

  @Test
  void aTokenServerThatAsksForAPauseGetsIt() {
    peer.instead = new MockResponse.Builder().code(503).setHeader("Retry-After", "30").build();
    Attempt.NoToken first = (Attempt.NoToken) send();
    clock.tick(Duration.ofSeconds(29));
    Attempt second = send();

    assertThat(first.retryAfter()).hasValue(Duration.ofSeconds(30));
    assertThat(second).isInstanceOf(Attempt.NoToken.class);
    assertThat(peer.tokenRequests).hasSize(1);
    peer.works();
    clock.tick(Duration.ofSeconds(2));
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void aTokenServerThatHangsHoldsACallNoLongerThanTheCallMayTake() {
    peer.hangs();
    long begin = System.nanoTime();

    Attempt attempt = send(Map.of(), Duration.ofMillis(300));

    assertThat(attempt).isInstanceOf(Attempt.NoToken.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1_500));
    assertThat(attempt.timing().token()).isGreaterThanOrEqualTo(Duration.ofMillis(290));
  }

  @Test
  void andNoLongerThanTheSettingsSay() {
    peer.hangs();

    Attempt.NoToken attempt = (Attempt.NoToken) send(Map.of(), Duration.ofSeconds(30));

    assertThat(attempt.what()).isEqualTo("the token server: no full answer within PT2S");
    assertThat(attempt.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  @Test
  void aTokenServerThatIsNotThereIsAskedAgainLater() {
    Endpoint endpoint =
        EndpointsOn.fromYaml(
            "{ id: x, baseUrl: '%s', auth: { type: oauth2, tokenUrl: 'http://127.0.0.1:1/', clientId: c, clientSecret: the-secret } }"
                .formatted(peer.server.url("/api")));
    Call call =
        new Call(
            "GET", peer.server.url("/api").toString(), Map.of(), null, null, Duration.ofSeconds(5));

    assertThat(sender.send(call, endpoint, credentials))
        .isInstanceOfSatisfying(
            Attempt.NoToken.class,
            attempt ->
                assertThat(attempt.what()).isEqualTo("the token server: it refuses connections"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/token", "http://169.254.169.254/token"})
  void theGuardKeepsTokenRequestsFromWhereNobodyMayGo(String tokenUrl) {
    Endpoint endpoint =
        EndpointsOn.fromYaml(
            "{ id: x, baseUrl: '%s', auth: { type: oauth2, tokenUrl: '%s', clientId: c, clientSecret: the-secret } }"
                .formatted(peer.server.url("/api"), tokenUrl));
    Call call =
        new Call(
            "GET", peer.server.url("/api").toString(), Map.of(), null, null, Duration.ofSeconds(5));

    assertThat(sender.send(call, endpoint, credentials)).isInstanceOf(Attempt.Forbidden.class);
    assertThat(peer.calls).hasValue(0);
  }

  @Test
  void aCallWithAHeaderOfItsOwnNeedsNoToken() {
    Attempt attempt = send(Map.of("AUTHORIZATION", "mine"), Duration.ofSeconds(5));

    assertThat(((Attempt.Replied) attempt).body()).isEqualTo("you sent mine");
    assertThat(peer.tokens).hasValue(0);
  }

  @Test
  void everyTokenIsToldToWhoMasks() {
    peer.revoked = 1;
    assertThat(status()).isEqualTo(200);

    assertThat(made).containsExactly("token-1", "token-2");
  }

  @Test
  void aSecretThatIsNotThereIsTold() {
    environment.getPropertySources().remove(MockEnvironment.class.getName());
    Endpoint endpoint = endpoint("partner", ", scope: x");
    Endpoint other =
        EndpointsOn.fromYaml(
            "{ id: x, baseUrl: 'https://a.example', auth: { type: bearer, token: not-there } }");
    Call call = new Call("GET", "https://a.example/", Map.of(), null, null, Duration.ofSeconds(1));

    assertThat(sender.send(call, other, credentials))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .isEqualTo(
                        "endpoint x: the secret not-there is not there; add it to the secrets"
                            + " folder"));
    assertThat(endpoint.auth().kind()).isEqualTo("oauth2");
  }
}
