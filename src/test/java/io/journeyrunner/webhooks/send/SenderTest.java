// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt is one request, and it ends in time, whatever the endpoint does. Real sockets. */
class SenderTest {

  private final MockWebServer server = new MockWebServer();
  private final Sender sender = LoopbackSender.create();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Call call(String method, @Nullable String body) {
    return new Call(
        method,
        server.url("/hook?q=1").toString(),
        Map.of("X-A", "u"),
        body == null ? null : "application/json",
        body,
        Duration.ofMillis(700));
  }

  private Attempt post() {
    return sender.send(call("POST", "{}"));
  }

  private Attempt.Replied replied(MockResponse response) {
    server.enqueue(response);
    return (Attempt.Replied) post();
  }

  private String broken(MockResponse response) {
    server.enqueue(response);
    return ((Attempt.Broken) post()).what();
  }

  @Test
  void sendsExactlyWhatWasRendered() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(201).body("ok").setHeader("X-R", "1").build());

    Attempt.Replied reply = (Attempt.Replied) sender.send(call("POST", "{\"ü\": \"😀\"}"));

    RecordedRequest request = Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS));
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("{\"ü\": \"😀\"}");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("JourneyRunner");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body()).isEqualTo("ok");
    assertThat(reply.headers()).containsEntry("x-r", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET", "PUT", "PATCH", "DELETE"})
  void aFailureThatTheClientWouldRepeatByItselfIsOneRequest(String method) {
    server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "0").build());
    server.enqueue(new MockResponse.Builder().code(200).build());

    Attempt.Replied reply =
        (Attempt.Replied) sender.send(call(method, method.equals("GET") ? null : "{}"));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers()).containsEntry("retry-after", "0");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 301, 307, 401})
  void otherAnswersAreNotFollowedEither(int status) {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .code(status)
                .setHeader("Location", server.url("/elsewhere").toString())
                .build());

    assertThat(reply.status()).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anEndpointThatRefusesConnectionsIsToldSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Call call =
        new Call("GET", "http://127.0.0.1:" + port, Map.of(), null, null, Duration.ofSeconds(2));

    assertThat(((Attempt.Broken) sender.send(call)).what()).isEqualTo("it refuses connections");
  }

  @Test
  void aHostThatDoesNotExistIsToldSo() {
    Call call =
        new Call(
            "GET", "http://no-such-host.invalid/", Map.of(), null, null, Duration.ofSeconds(20));

    assertThat(((Attempt.Broken) sender.send(call)).what()).isEqualTo("its host is unknown");
  }

  @Test
  void plainTextBehindHttpsIsToldSo() throws IOException {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread.startVirtualThread(() -> answerInPlainText(plain));

      Attempt attempt = get("https://127.0.0.1:" + plain.getLocalPort() + "/", Map.of());

      assertThat(((Attempt.Broken) attempt).what())
          .isEqualTo("no secure connection could be made (SSLException)");
    }
  }

  private static void answerInPlainText(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the other side has seen enough
    }
  }

  private Attempt get(String url, Map<String, String> headers) {
    return sender.send(new Call("GET", url, headers, null, null, Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\0"})
  void aHeaderThatWouldBeginAnotherIsNotSent(String value) {
    assertThat(get(server.url("/").toString(), Map.of("X-A", value)))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .isEqualTo("the header X-A holds a line break or another control character"));
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë", "10 €", "😀", "\u007f\u0080"})
  void aHeaderBeyondAsciiIsNotSentToBeGuessed(String value) {
    assertThat(get(server.url("/").toString(), Map.of("X-A", value)))
        .isInstanceOf(Attempt.Impossible.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anAddressWithAPasswordIsNotSentWithoutIt() {
    assertThat(get("http://ann:pw@127.0.0.1/", Map.of()))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .isEqualTo(
                        "the rendered url has a user or a password before its host, which would"
                            + " not be sent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://", "ftp://a.b/", "http://a.b:99999/", "http://a b/", "//a.b"})
  void whatIsNoAddressIsToldSo(String url) {
    assertThat(get(url, Map.of()))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt -> assertThat(attempt.what()).isEqualTo("the rendered url is no address"));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 407})
  void statusesThatTheClientWouldActOnAreAnswersLikeAnyOther(int status) {
    assertThat(replied(new MockResponse.Builder().code(status).build()).status()).isEqualTo(status);
  }

  @Test
  void anEndpointWithEndlessHeadersIsBroken() {
    assertThat(broken(new MockResponse.Builder().setHeader("X-A", "x".repeat(1_000_000)).build()))
        .startsWith("the connection broke (");
  }

  @Test
  void theContentTypeIsSentAsItIsConfigured() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().build());

    sender.send(
        new Call(
            "POST",
            server.url("/").toString(),
            Map.of(),
            "Application/Vnd.api+json;Charset=\"UTF-8\"",
            "{}",
            Duration.ofSeconds(2)));

    RecordedRequest request = Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS));
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("Application/Vnd.api+json;Charset=\"UTF-8\"");
  }
}
