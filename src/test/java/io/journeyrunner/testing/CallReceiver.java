// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Someone's API that takes every call and remembers which {@code webhook-id}s came for which body.
 */
public final class CallReceiver implements AutoCloseable {

  private final Map<String, List<String>> idsByBody = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();

  /** Starts it on a free port. */
  public CallReceiver() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String body = Objects.requireNonNull(request.getBody()).utf8();
            String id = String.valueOf(request.getHeaders().get("webhook-id"));
            idsByBody.merge(body, List.of(id), CallReceiver::joined);
            return new MockResponse.Builder().code(204).build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it can be called. */
  public String url(String path) {
    return server.url(path).toString();
  }

  /** How many different bodies came. */
  public int bodies() {
    return idsByBody.size();
  }

  /** How many calls came, repeats too. */
  public int calls() {
    return idsByBody.values().stream().mapToInt(List::size).sum();
  }

  /** The webhook-ids of the calls, by their body. */
  public Map<String, List<String>> idsByBody() {
    return Map.copyOf(idsByBody);
  }

  @Override
  public void close() {
    server.close();
  }

  private static List<String> joined(List<String> before, List<String> more) {
    List<String> all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }
}
