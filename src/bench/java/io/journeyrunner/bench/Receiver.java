// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Someone's API: takes every call at once, and says which event it was about. Thread-safe. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private volatile Consumer<String> listener = event -> {};

  Receiver() {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    listener.accept(path.substring(path.lastIndexOf('/') + 1));
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** Where it can be called; the last part of the path is the event's id. */
  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Hears of the event of each call from now on, when the call comes. */
  void listen(Consumer<String> other) {
    listener = other;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
