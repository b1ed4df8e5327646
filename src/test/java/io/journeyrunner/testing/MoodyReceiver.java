// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** Someone's API that takes a call, fails, pushes back, hangs or breaks off, as it likes. */
public final class MoodyReceiver implements AutoCloseable {

  private final Map<String, Set<String>> webhookIds = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final MockWebServer server = new MockWebServer();

  /** Starts it on a free port. */
  public MoodyReceiver() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String body = Objects.requireNonNull(request.getBody()).utf8();
            String id = String.valueOf(request.getHeaders().get("webhook-id"));
            webhookIds.computeIfAbsent(body, any -> ConcurrentHashMap.newKeySet()).add(id);
            calls.incrementAndGet();
            return answer(body, ThreadLocalRandom.current().nextInt(100));
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse answer(String body, int mood) {
    MockResponse.Builder answer = new MockResponse.Builder();
    if (mood < 12) {
      return answer.code(500).build();
    }
    if (mood < 20) {
      return answer.code(429).build();
    }
    if (mood < 21) {
      return answer.code(503).setHeader("Retry-After", "1").build();
    }
    if (mood < 24) {
      return answer.onResponseStart(SocketEffect.Stall.INSTANCE).build();
    }
    if (mood < 30) {
      return answer.onResponseStart(new SocketEffect.CloseSocket()).build();
    }
    if (!taken.add(body)) {
      repeats.incrementAndGet();
    }
    return answer.code(200).build();
  }

  /** Where it can be called. */
  public String url(String path) {
    return server.url(path).toString();
  }

  /** How many different bodies it took. */
  public int delivered() {
    return taken.size();
  }

  /** How many calls came. */
  public int calls() {
    return calls.get();
  }

  /** How many calls came for a body that it had taken, and took again. */
  public int repeats() {
    return repeats.get();
  }

  /** The webhook-ids that came, by body. */
  public Map<String, Set<String>> webhookIds() {
    return Map.copyOf(webhookIds);
  }

  @Override
  public void close() {
    server.close();
  }
}
