// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was sent to one secret name: the last 100 POSTs, and the last 100 others. Thread-safe. */
final class EchoBucket {

  private static final int MOST = 100;
  private static final int MOST_SEQUENCES = 100;

  private final Deque<EchoedRequest> posts = new ArrayDeque<>(); // guarded by this
  private final Deque<EchoedRequest> others = new ArrayDeque<>(); // guarded by this
  private final Map<String, Integer> turns = new LinkedHashMap<>(); // guarded by this
  private @Nullable String signingSecret; // guarded by this

  /** What is shown of a bucket; the newest first. */
  record Content(List<EchoedRequest> posts, List<EchoedRequest> others) {}

  synchronized void add(EchoedRequest request) {
    Deque<EchoedRequest> kept = request.method().equals("POST") ? posts : others;
    kept.addFirst(request);
    if (kept.size() > MOST) {
      kept.removeLast();
    }
  }

  synchronized Content content() {
    return new Content(List.copyOf(posts), List.copyOf(others));
  }

  /** Forgets requests and turns, but not the signing secret. */
  synchronized void clear() {
    posts.clear();
    others.clear();
    turns.clear();
  }

  /** Whose turn it is in a sequence of answers: 0 at first; the last one stays. */
  synchronized int turn(String sequence, int length) {
    if (turns.size() > MOST_SEQUENCES) {
      turns.clear();
    }
    int turn = turns.getOrDefault(sequence, 0);
    turns.put(sequence, Math.min(turn + 1, length - 1));
    return turn;
  }

  synchronized void signingSecret(String secret) {
    signingSecret = secret;
  }

  synchronized Optional<String> signingSecret() {
    return Optional.ofNullable(signingSecret);
  }

  synchronized int weight() {
    return 500
        + posts.stream().mapToInt(EchoedRequest::weight).sum()
        + others.stream().mapToInt(EchoedRequest::weight).sum();
  }
}
