// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When status and headers came whole, nothing that is wrong with the body changes what the answer
 * means: a call that was taken is not made again for it. Real sockets.
 */
class StatusDecidesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final MockWebServer server = new MockWebServer();
  private final Sender sender = LoopbackSender.create();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Attempt.Replied replied(MockResponse.Builder response) {
    server.enqueue(response.build());
    String url = server.url("/").toString();
    Attempt attempt =
        sender.send(new Call("POST", url, Map.of(), "application/json", "{}", TIMEOUT));
    assertThat(server.getRequestCount()).isEqualTo(1);
    return (Attempt.Replied) attempt;
  }

  private static MockResponse.Builder zipped(int status) {
    return new MockResponse.Builder().code(status).setHeader("Content-Encoding", "gzip");
  }

  private static Buffer gzip(String text) throws IOException {
    Buffer zipped = new Buffer();
    try (GzipSink sink = new GzipSink(zipped)) {
      sink.write(new Buffer().writeUtf8(text), text.length());
    }
    return zipped;
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 400, 410, 503})
  void anEmptyBodyThatShouldBeGzipIsEmpty(int status) {
    Attempt.Replied reply = replied(zipped(status).setHeader("Content-Length", "0"));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void soIsOneInChunksWithoutBytes() {
    Attempt.Replied reply = replied(zipped(202).chunkedBody("", 8));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400})
  void aBodyThatIsNoGzipIsCut(int status) {
    Attempt.Replied reply = replied(zipped(status).body("{\"plain\": true}"));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.isCut()).isTrue();
  }

  @Test
  void aWrongChecksumCostsNothingOfTheText() throws IOException {
    ByteString whole = gzip("all of it").readByteString();
    Buffer wrong = new Buffer().write(whole.substring(0, whole.size() - 8)).write(new byte[8]);

    Attempt.Replied reply = replied(zipped(200).body(wrong));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("all of it");
  }

  @Test
  void aGzipThatIsCutIsReadAsFarAsItGoes() throws IOException {
    ByteString whole = gzip("all of it").readByteString();

    Attempt.Replied reply =
        replied(zipped(200).body(new Buffer().write(whole.substring(0, whole.size() - 4))));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.isCut()).isTrue();
  }

  @Test
  void aBodyThatBreaksOffIsCut() {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .code(201)
                .body("x".repeat(1_000))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.isCut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 409})
  void aBodyThatTricklesIsCutWhenTheTimeIsOver(int status) {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .code(status)
                .body("x".repeat(1_000))
                .throttleBody(10, 100, TimeUnit.MILLISECONDS));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).startsWith("xxxxxxxxxx");
    assertThat(reply.isCut()).isTrue();
    assertThat(reply.duration()).isBetween(TIMEOUT.minusMillis(50), TIMEOUT.plusSeconds(1));
  }

  @Test
  void aBodyThatNeverComesIsCutWhenTheTimeIsOver() {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .setHeader("Content-Length", "100")
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .body("x".repeat(100)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.isCut()).isTrue();
  }

  @Test
  void aChunkThatIsNoneEndsTheBody() {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .removeHeader("Content-Length")
                .setHeader("Transfer-Encoding", "chunked")
                .body("no chunk"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.isCut()).isTrue();
  }

  @Test
  void aCharsetThatNobodyKnowsIsReadAsUtf8() {
    Attempt.Replied reply =
        replied(
            new MockResponse.Builder()
                .setHeader("Content-Type", "text/plain; charset=klingon")
                .body("Zoë"));

    assertThat(reply.body()).isEqualTo("Zoë");
  }
}
