// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What misbehaving endpoints come to, byte by byte over real sockets; and that each is asked once.
 */
class OutcomeTableTest {

  private static final Duration TIMEOUT = Duration.ofMillis(700);

  private final AtomicInteger requests = new AtomicInteger();
  private final Sender sender = LoopbackSender.create();
  private ServerSocket server;

  /** Writes an answer to one connection. */
  private interface Answer {
    void write(Socket socket, OutputStream out) throws IOException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Attempt answered(Answer answer) {
    Thread.ofVirtual().start(() -> serve(answer));
    String url = "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    return sender.send(new Call("POST", url, Map.of(), "application/json", "{}", TIMEOUT));
  }

  private Attempt answered(String text) {
    return answered((socket, out) -> out.write(text.getBytes(US_ASCII)));
  }

  private String broken(Answer answer) {
    Attempt attempt = answered(answer);
    assertThat(attempt.duration()).isLessThan(TIMEOUT.plusSeconds(1));
    assertThat(requests).hasValue(1);
    return ((Attempt.Broken) attempt).what();
  }

  private void serve(Answer answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        assertThat(in.read()).isEqualTo('{');
        assertThat(in.read()).isEqualTo('}');
        requests.incrementAndGet();
        answer.write(socket, socket.getOutputStream());
        int end = in.read(); // holds the connection until the other side has enough
        assertThat(end).isEqualTo(-1);
      } catch (IOException e) {
        // the other side has hung up
      }
    }
  }

  private static Answer text(String text) {
    return (socket, out) -> out.write(text.getBytes(US_ASCII));
  }

  @Test
  void aHangInTheMiddleOfTheStatusLineIsGivenUp() {
    assertThat(broken(text("HTTP/1.1 20"))).isEqualTo("no full answer within PT0.7S");
  }

  @Test
  void aHangInTheMiddleOfTheHeadersIsGivenUp() {
    assertThat(broken(text("HTTP/1.1 200 OK\r\nX-A: b\r\nX-C")))
        .isEqualTo("no full answer within PT0.7S");
  }

  @Test
  void aHangAfterAContinueIsGivenUp() {
    assertThat(broken(text("HTTP/1.1 100 Continue\r\n\r\n")))
        .isEqualTo("no full answer within PT0.7S");
  }

  @Test
  void aResetBeforeTheAnswerIsABrokenConnection() {
    assertThat(broken((socket, out) -> reset(socket))).startsWith("the connection broke (");
  }

  /** With no time to linger, closing sends RST in place of FIN. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Test
  void whatIsNoHttpIsABrokenConnection() {
    assertThat(broken(text("220 mail.example ESMTP\r\n\r\n"))).startsWith("the connection broke (");
  }

  @Test
  void aBodyWithoutEndIsReadUpToItsCap() {
    Attempt.Replied reply =
        (Attempt.Replied)
            answered(
                (socket, out) -> {
                  text("HTTP/1.1 200 OK\r\n\r\n").write(socket, out);
                  byte[] chunk = new byte[64 * 1024];
                  while (!socket.isClosed()) {
                    out.write(chunk); // until the other side hangs up
                  }
                });

    assertThat(reply.body()).hasSize(64 * 1024);
    assertThat(reply.isCut()).isTrue();
    assertThat(requests).hasValue(1);
  }

  /** 10 GB of zeros are sent as long as anybody reads; no more than the cap is ever unpacked. */
  @Test
  void aGzipBombOfTenGigabytesIsReadUpToItsCap() {
    Attempt.Replied reply =
        (Attempt.Replied)
            answered(
                (socket, out) -> {
                  text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n").write(socket, out);
                  try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    byte[] zeros = new byte[1 << 20];
                    for (int n = 0; n < 10_000; n++) {
                      gzip.write(zeros);
                    }
                  }
                });

    assertThat(reply.body()).hasSize(64 * 1024);
    assertThat(reply.isCut()).isTrue();
  }

  @Test
  void aContinueAndHintsBeforeTheAnswerAreSkipped() {
    Attempt.Replied reply =
        (Attempt.Replied)
            answered(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("ok");
    assertThat(requests).hasValue(1);
  }

  @Test
  void aStatusWithoutBodyCountsAlsoWithABody() {
    Attempt.Replied reply =
        (Attempt.Replied) answered("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers()).containsEntry("content-length", "2");
    assertThat(reply.body()).isEmpty();
    assertThat(requests).hasValue(1);
  }

  @Test
  void theTimeOfAStepThatDidNotEndIsTold() {
    Timing timing = answered("HTTP/1.1 200 OK\r\nX-").timing();

    assertThat(timing.connect()).isNotNull();
    assertThat(timing.waiting()).isBetween(TIMEOUT.dividedBy(2), timing.total());
    assertThat(timing.reading()).isNull();
  }
}
