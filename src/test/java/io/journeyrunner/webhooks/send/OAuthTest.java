// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens by client credentials: when they are fetched, and how. Real sockets. */
class OAuthTest {

  private final OAuthBench bench = new OAuthBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  private static String form(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  @Test
  void aTokenIsFetchedOnceAndUsedUntilItsEndIsNear() {
    assertThat(bench.status()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(3569));
    assertThat(bench.status()).isEqualTo(200);
    assertThat(bench.peer.tokens).hasValue(1);

    bench.clock.advance(Duration.ofSeconds(2));

    assertThat(bench.status()).isEqualTo(200);
    assertThat(bench.peer.tokens).hasValue(2);
    assertThat(bench.peer.calls).hasValue(3);
  }

  @Test
  void theMarginIsAtMostHalfOfATokensLife() {
    bench.peer.expiresIn = 10;
    assertThat(bench.status()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(4));
    assertThat(bench.status()).isEqualTo(200);

    assertThat(bench.peer.tokens).hasValue(1);
  }

  @Test
  void theClientProvesItselfInTheHeaderAsTheStandardEncodesIt() {
    assertThat(bench.status()).isEqualTo(200);

    RecordedRequest request = bench.peer.tokenRequests.getFirst();
    String basic = Objects.requireNonNull(request.getHeaders().get("Authorization"));
    assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), UTF_8))
        .isEqualTo("cli%3Aent:p%C3%A455%26w%C3%B6rd%3D");
    assertThat(form(request)).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void orInTheBodyWithScopeAndAudience() {
    String more = ", clientAuth: post, scope: 'a:b c', audience: 'https://api.example/ü'";

    assertThat(bench.send(bench.endpoint("other", more))).isInstanceOf(Attempt.Replied.class);

    RecordedRequest request = bench.peer.tokenRequests.getFirst();
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(List.of(form(request).split("&", -1)))
        .containsExactlyInAnyOrder(
            "grant_type=client_credentials",
            "client_id=cli%3Aent",
            "client_secret=p%C3%A455%26w%C3%B6rd%3D",
            "scope=a%3Ab+c",
            "audience=https%3A%2F%2Fapi.example%2F%C3%BC");
  }

  @Test
  void aTokenThatIsRevokedIsFetchedAnewAndTheCallMadeOnceMore() {
    assertThat(bench.status()).isEqualTo(200);
    bench.peer.revoked = 1;

    assertThat(bench.status()).isEqualTo(200);

    assertThat(bench.peer.tokens).hasValue(2);
    assertThat(bench.peer.calls).hasValue(3);
  }

  @Test
  void whatIsRefusedAgainIsRefused() {
    bench.peer.revoked = 1_000;

    assertThat(bench.status()).isEqualTo(401);

    assertThat(bench.peer.tokens).hasValue(2);
    assertThat(bench.peer.calls).hasValue(2);
  }

  @Test
  void fiftyCallsAtOnceFetchOneToken() throws Exception {
    bench.peer.delayMillis = 200;

    assertThat(fifty()).containsOnly(200);

    assertThat(bench.peer.tokens).hasValue(1);
  }

  @Test
  void fiftyCallsWhoseTokenIsRevokedFetchOneMore() throws Exception {
    assertThat(bench.status()).isEqualTo(200);
    bench.peer.revoked = 1;
    bench.peer.delayMillis = 200;

    assertThat(fifty()).containsOnly(200);

    assertThat(bench.peer.tokens).hasValue(2);
  }

  private List<Integer> fifty() throws InterruptedException {
    Callable<Integer> call = bench::status;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(IntStream.range(0, 50).mapToObj(n -> call).toList()).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void twoEndpointsShareNoToken() {
    Attempt first = bench.send(bench.endpoint("one", ""));
    Attempt second = bench.send(bench.endpoint("two", ""));

    assertThat(List.of(first, second)).allMatch(Attempt.Replied.class::isInstance);
    assertThat(bench.peer.tokens).hasValue(2);
  }

  @Test
  void aSecretThatIsChangedIsUsedForTheNextCall() {
    bench.peer.answersTokens(401, "{\"error\": \"invalid_client\"}");
    assertThat(bench.send()).isInstanceOf(Attempt.Impossible.class);
    bench.peer.works();
    bench.environment.setProperty("the-secret", "other");

    assertThat(bench.status()).isEqualTo(200);
  }

  @Test
  void aCallWithAHeaderOfItsOwnNeedsNoToken() {
    Attempt attempt = bench.send(Map.of("AUTHORIZATION", "mine"), Duration.ofSeconds(5));

    assertThat(((Attempt.Replied) attempt).body()).isEqualTo("you sent mine");
    assertThat(bench.peer.tokens).hasValue(0);
  }

  @Test
  void everyTokenIsToldToWhoMasks() {
    bench.peer.revoked = 1;
    assertThat(bench.status()).isEqualTo(200);

    assertThat(bench.made).containsExactly("token-1", "token-2");
  }

  @Test
  void anEndpointThatRefusesAllDoesNotStormTheTokenServer() {
    bench.peer.revoked = 1_000;
    for (int call = 0; call < 20; call++) {
      assertThat(bench.status()).isEqualTo(401);
    }
    assertThat(bench.peer.tokens).hasValue(2);
    assertThat(bench.peer.calls).hasValue(21);

    bench.clock.advance(Duration.ofSeconds(6));

    assertThat(bench.status()).isEqualTo(401);
    assertThat(bench.peer.tokens).hasValue(3);
  }
}
