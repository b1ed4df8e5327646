// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.send.Http2Peer.Mood;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not processed is sent again at once and once, within the same attempt. Real sockets. */
class SentAgainTest {

  private final AtomicInteger requests = new AtomicInteger();
  private final Sender sender = LoopbackSender.create();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** What a connection does with its n-th request; a receiver that answers keeps it open. */
  private enum Habit {
    ANSWERS_ONE_AND_CLOSES,
    ANSWERS_ONE_AND_BREAKS_OFF,
    ANSWERS_ONE_AND_HANGS,
    ANSWERS_ONE_AND_CHATTERS,
    BREAKS_OFF
  }

  private void connections(Habit first, Habit others) {
    Thread.ofVirtual()
        .start(
            () -> {
              Habit next = first;
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  serve(socket, next);
                } catch (IOException e) {
                  // the other side has hung up
                }
                next = others;
              }
            });
  }

  private void serve(Socket socket, Habit habit) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    read(in);
    if (habit == Habit.BREAKS_OFF) {
      return;
    }
    byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);
    socket.getOutputStream().write(answer);
    if (habit == Habit.ANSWERS_ONE_AND_CHATTERS) {
      socket.getOutputStream().write("no HTTP\r\n".getBytes(US_ASCII));
    }
    if (habit != Habit.ANSWERS_ONE_AND_CLOSES) {
      read(in);
    }
    if (habit == Habit.ANSWERS_ONE_AND_HANGS || habit == Habit.ANSWERS_ONE_AND_CHATTERS) {
      int unused = in.read();
    }
  }

  private void read(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    if (line != null) {
      requests.incrementAndGet();
    }
  }

  private Attempt call(String method) {
    String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
    String body = method.equals("GET") ? null : "";
    return sender.send(new Call(method, url, Map.of(), null, body, Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET", "PUT", "PATCH", "DELETE"})
  void aConnectionThatTheReceiverClosedWhileItWasIdleCostsNothing(String method) {
    connections(Habit.ANSWERS_ONE_AND_CLOSES, Habit.ANSWERS_ONE_AND_CLOSES);

    assertThat(call(method)).isInstanceOf(Attempt.Replied.class);
    assertThat(call(method)).isInstanceOf(Attempt.Replied.class);
    assertThat(call(method)).isInstanceOf(Attempt.Replied.class);

    assertThat(requests).hasValue(3);
  }

  @Test
  void itIsSentAgainOnlyOnce() {
    connections(Habit.ANSWERS_ONE_AND_BREAKS_OFF, Habit.BREAKS_OFF);
    assertThat(call("POST")).isInstanceOf(Attempt.Replied.class);

    assertThat(call("POST"))
        .isInstanceOfSatisfying(
            Attempt.Broken.class,
            broken -> assertThat(broken.what()).isEqualTo("the connection broke (IOException)"));

    assertThat(requests).hasValue(3);
  }

  @Test
  void whatBreaksOnAConnectionOfItsOwnIsNotSentAgain() {
    connections(Habit.BREAKS_OFF, Habit.BREAKS_OFF);

    assertThat(call("POST")).isInstanceOf(Attempt.Broken.class);

    assertThat(requests).hasValue(1);
  }

  @Test
  void whatHadNoAnswerInTimeIsNotSentAgain() {
    connections(Habit.ANSWERS_ONE_AND_HANGS, Habit.ANSWERS_ONE_AND_HANGS);
    assertThat(call("POST")).isInstanceOf(Attempt.Replied.class);

    Attempt late = call("POST");

    assertThat(late)
        .isInstanceOfSatisfying(
            Attempt.Broken.class,
            broken -> assertThat(broken.what()).isEqualTo("no full answer within PT3S"));
    assertThat(requests).hasValue(2);
  }

  @Test
  void whatHadAnAnswerThatIsNoHttpIsNotSentAgain() {
    connections(Habit.ANSWERS_ONE_AND_CHATTERS, Habit.ANSWERS_ONE_AND_CHATTERS);
    assertThat(call("POST")).isInstanceOf(Attempt.Replied.class);

    assertThat(call("POST"))
        .isInstanceOfSatisfying(
            Attempt.Broken.class,
            broken ->
                assertThat(broken.what()).isEqualTo("the connection broke (ProtocolException)"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "LEAVES"})
  void aStreamThatWasNotProcessedCostsNothing(Mood mood) throws IOException {
    try (Http2Peer peer = new Http2Peer(mood, Mood.ANSWERS)) {
      Attempt attempt = post(peer, peer.trustedBy(sender.client()), 5);

      assertThat(attempt).isInstanceOf(Attempt.Replied.class);
      assertThat(peer.requests).hasValue(2);
    }
  }

  @Test
  void aConnectionThatEndsAfterOneRequestCostsNothing() throws IOException {
    try (Http2Peer peer = new Http2Peer(Mood.LEAVES_AFTER_ONE, Mood.ANSWERS)) {
      OkHttpClient client = peer.trustedBy(sender.client());

      assertThat(post(peer, client, 5)).isInstanceOf(Attempt.Replied.class);
      assertThat(post(peer, client, 5)).isInstanceOf(Attempt.Replied.class);

      assertThat(peer.requests).hasValue(3);
    }
  }

  @Test
  void aReceiverThatRefusesAgainIsNotAskedAThirdTime() throws IOException {
    try (Http2Peer peer = new Http2Peer(Mood.REFUSES)) {
      Attempt attempt = post(peer, peer.trustedBy(sender.client()), 5);

      assertThat(attempt).isInstanceOf(Attempt.Broken.class);
      assertThat(peer.requests).hasValue(2);
    }
  }

  @Test
  void aConnectionThatDiedWithoutAWordIsFoundAndLeft() throws IOException {
    try (Http2Peer peer = new Http2Peer(Mood.FALLS_SILENT, Mood.ANSWERS)) {
      OkHttpClient client = peer.trustedBy(sender.client());
      assertThat(post(peer, client, 5)).isInstanceOf(Attempt.Replied.class);

      Attempt silent = post(peer, client, 30);
      Attempt next = post(peer, client, 5);

      assertThat(silent).isInstanceOf(Attempt.Broken.class);
      assertThat(silent.duration()).isLessThan(Duration.ofSeconds(10));
      assertThat(next).isInstanceOf(Attempt.Replied.class);
      assertThat(peer.requests).hasValue(3);
    }
  }

  private Attempt post(Http2Peer peer, OkHttpClient client, int seconds) {
    Call call =
        new Call("POST", peer.url(), Map.of(), "text/plain", "b", Duration.ofSeconds(seconds));
    return sender.send(call, client);
  }
}
