// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A token server and the API that takes its tokens. Tokens are {@code token-1}, {@code token-2}, …;
 * the API takes only the newest that is not revoked, and echoes what it got.
 */
final class ScriptedTokens implements AutoCloseable {

  final MockWebServer server = new MockWebServer();
  final AtomicInteger tokens = new AtomicInteger();
  final AtomicInteger calls = new AtomicInteger();
  final List<RecordedRequest> tokenRequests = new CopyOnWriteArrayList<>();
  volatile int revoked;
  volatile int expiresIn = 3600;
  volatile long delayMillis;
  volatile @Nullable MockResponse instead;

  ScriptedTokens() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().startsWith("/token") ? token(request) : api(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse token(RecordedRequest request) {
    tokenRequests.add(request);
    MockResponse other = instead;
    if (other != null) {
      return other;
    }
    String body =
        "{\"access_token\": \"token-"
            + tokens.incrementAndGet()
            + "\", \"token_type\": \"bearer\", \"expires_in\": "
            + expiresIn
            + "}";
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .headersDelay(delayMillis, TimeUnit.MILLISECONDS)
        .body(body)
        .build();
  }

  private MockResponse api(RecordedRequest request) {
    calls.incrementAndGet();
    String given = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "none");
    boolean isTaken = given.equals("Bearer token-" + tokens.get()) && tokens.get() > revoked;
    return new MockResponse.Builder().code(isTaken ? 200 : 401).body("you sent " + given).build();
  }

  void answersTokens(int status, String body) {
    instead =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build();
  }

  void hangs() {
    instead = new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  void works() {
    instead = null;
  }

  @Override
  public void close() {
    server.close();
  }
}
