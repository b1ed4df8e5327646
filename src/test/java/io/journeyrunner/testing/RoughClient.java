// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A client that is too fast, too slow, or many: bytes on sockets, in place of requests. */
public record RoughClient(int port) {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /**
   * Sends the same request again and again over one connection, as fast as it goes.
   *
   * @param from a loopback address, so that the others that come from here don't count
   * @return everything that came back
   */
  public String sendOften(int times, String path, String from, String header) {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    String last = request + "Connection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(HERE, port));
      Thread writing =
          Thread.ofVirtual()
              .start(() -> write(socket, (request + "\r\n").repeat(times - 1) + last));
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      writing.join();
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a client is waited for that sends this, reads what comes, and sends no more. */
  public Duration timeUntilCutOff(String begin) {
    Instant start = Instant.now();
    try (Socket socket = new Socket(HERE, port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // until the server has closed it
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new IllegalStateException("it is never cut off", e);
    } catch (IOException e) {
      // reset: cut off as well
    }
    return Duration.between(start, Instant.now());
  }

  /**
   * Opens connections and leaves them open.
   *
   * @param from a loopback address
   * @return how many of them the server keeps, whatever it is asked on them
   */
  public long keptConnections(int times, String from) {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < times; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(HERE, port));
      }
      return sockets.stream().filter(RoughClient::isAnswered).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(RoughClient::close);
    }
  }

  /** Sends a request whose answer ends with a brace again and again, and waits before each. */
  public int answersOverOneConnection(String request, int times, Duration wait) {
    try (Socket socket = new Socket(HERE, port)) {
      InputStream in = socket.getInputStream();
      socket.setSoTimeout(10_000);
      AtomicInteger answers = new AtomicInteger();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(wait)
          .until(
              () -> {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                return !isReadTo('}', in) || answers.incrementAndGet() == times;
              });
      return answers.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadTo(char last, InputStream in) throws IOException {
    int next = in.read();
    while (next >= 0 && next != last) {
      next = in.read();
    }
    return next == last;
  }

  private static boolean isAnswered(Socket socket) {
    try {
      String request = "GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false; // reset
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes back to a client that sends a byte now and then, until it is cut off. */
  public String trickle(String head) {
    try (Socket socket = new Socket(HERE, port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                out.write(' ');
                out.flush();
                return socket.getInputStream().available() > 0;
              });
      socket.setSoTimeout(10_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a client can go on sending a byte now and then, whatever it is answered. */
  public Duration timeUntilATrickleIsCutOff(String head) {
    long begun = System.nanoTime();
    try (Socket socket = new Socket(HERE, port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> isCutOff(out));
      return Duration.ofNanos(System.nanoTime() - begun);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCutOff(OutputStream out) {
    try {
      out.write(' ');
      out.flush();
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
