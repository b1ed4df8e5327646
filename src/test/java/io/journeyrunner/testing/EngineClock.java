// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clock of an engine that lets tests move it.
 *
 * @param management where the engine is managed
 */
record EngineClock(URI management) {

  /** How far it is ahead of the clock of this machine. */
  Duration ahead() {
    HttpRequest request = HttpRequest.newBuilder(management.resolve("/actuator/clock")).build();
    String now = JsonMapper.shared().readTree(send(request)).path("instant").asString();
    return Duration.between(Clock.systemUTC().instant(), Instant.parse(now));
  }

  /** Moves it on, so that timers, back-offs and the time of jobs are due. It never goes back. */
  void advance(Duration by) {
    String unused =
        send(
            HttpRequest.newBuilder(management.resolve("/actuator/clock/add"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"offsetMilli\": " + by.toMillis() + "}"))
                .build());
  }

  private static String send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
