// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A receiver that closes idle connections after five seconds, as many do. */
class IdleConnectionTest {

  private static final int ITS_PATIENCE = 5_000;

  /** Answers one call, and says whether the caller closed the connection before it would. */
  private static boolean isLeftInTime(ServerSocket server) {
    try (Socket connection = server.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      connection.setSoTimeout(ITS_PATIENCE);
      connection
          .getOutputStream()
          .write("HTTP/1.1 204 No Content\r\nKeep-Alive: timeout=5\r\n\r\n".getBytes(US_ASCII));
      return in.read() == -1;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void isLeftBeforeItClosesTheConnection() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> leftInTime =
          CompletableFuture.supplyAsync(() -> isLeftInTime(server));

      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      Attempt attempt =
          LoopbackSender.create()
              .send(new Call("GET", url, Map.of(), null, null, Duration.ofSeconds(2)));

      assertThat(attempt).isInstanceOf(Attempt.Replied.class);
      assertThat(leftInTime.join()).isTrue();
    }
  }
}
