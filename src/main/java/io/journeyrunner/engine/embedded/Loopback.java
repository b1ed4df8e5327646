// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a child process over HTTP, within some seconds. */
record Loopback(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The status, or 0 where nobody answers. */
  int status(String path) {
    return send("GET", path).map(HttpResponse::statusCode).orElse(0);
  }

  /** The body of an answer with this status; empty where nobody answers. */
  String body(String path) {
    return send("GET", path).map(HttpResponse::body).orElse("");
  }

  /** Empty where nobody answers. */
  Optional<HttpResponse<String>> send(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = client()) {
      Optional<HttpResponse<String>> answer =
          Optional.of(http.send(request, BodyHandlers.ofString()));
      http.shutdownNow();
      return answer;
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .proxy(HttpClient.Builder.NO_PROXY)
        .build();
  }
}
