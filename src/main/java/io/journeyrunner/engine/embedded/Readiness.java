// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks the engine whether it takes work: its own readiness, and a leader for its partition. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern LEADER = Pattern.compile("\"role\":\"leader\"");

  private final Ports ports;

  Readiness(Ports ports) {
    this.ports = ports;
  }

  boolean isGiven() {
    try (HttpClient http = client()) {
      boolean ready =
          get(http, ports.management(), "/actuator/health/readiness").statusCode() == 200;
      boolean led = ready && LEADER.matcher(get(http, ports.http(), "/v2/topology").body()).find();
      http.shutdownNow();
      return led;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .proxy(HttpClient.Builder.NO_PROXY)
        .build();
  }

  private static HttpResponse<String> get(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return http.send(
        HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
