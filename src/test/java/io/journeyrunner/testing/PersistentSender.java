// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CRM platform that sends each event again until it is accepted, 16 at a time; to each node in
 * turn, as a load balancer does. The events of one user go in their order; who is to enter a
 * journey that he is still on is sent to it again.
 */
public final class PersistentSender implements AutoCloseable {

  private static final int AT_ONCE = 16;

  private final List<RunningApplication> nodes;
  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<List<String>> unsent;
  private final int all;
  private final AtomicInteger accepted = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private volatile boolean isClosed;
  private volatile String lastRefusal = "none";

  private PersistentSender(List<RunningApplication> nodes, List<List<String>> users) {
    this.nodes = List.copyOf(nodes);
    this.unsent = new ConcurrentLinkedQueue<>(users);
    this.all = users.size();
  }

  /** Begins to send one purchase for each id. */
  public static PersistentSender start(RunningApplication application, List<String> ids) {
    return start(List.of(application), purchases(ids));
  }

  /** Begins to send to any of these nodes what each user does, as JSON. */
  public static PersistentSender start(
      List<RunningApplication> nodes, List<List<String>> eventsOfUsers) {
    PersistentSender sender = new PersistentSender(nodes, eventsOfUsers);
    for (int n = 0; n < AT_ONCE; n++) {
      sender.threads.execute(sender::sendAll);
    }
    return sender;
  }

  /** Users who do one purchase each. */
  public static List<List<String>> purchases(List<String> ids) {
    return ids.stream().map(id -> List.of(event(id, "purchase", "ü-" + id))).toList();
  }

  /** An event without details. */
  public static String event(String id, String type, String user) {
    return "{\"id\": \"%s\", \"type\": \"%s\", \"user_id\": \"%s\"}".formatted(id, type, user);
  }

  /** Waits until every event was accepted once, or known as a duplicate. */
  public void awaitAllAccepted(Duration atMost) {
    await()
        .atMost(atMost)
        .untilAsserted(
            () -> assertThat(accepted).as("users; last was %s", lastRefusal).hasValue(all));
  }

  @Override
  public void close() {
    isClosed = true;
    threads.close();
  }

  private void sendAll() {
    List<String> events;
    while (!isClosed && (events = unsent.poll()) != null) {
      List<String> left = events;
      if (isTaken(events.getFirst())) {
        left = events.subList(1, events.size());
      } else {
        pause();
      }
      if (left.isEmpty()) {
        accepted.incrementAndGet();
      } else {
        unsent.add(left);
      }
    }
  }

  private boolean isTaken(String event) {
    try {
      var answer =
          nodes
              .get(sent.getAndIncrement() % nodes.size())
              .send("POST", "/api/v1/events?explain=true", "application/json", event);
      JsonNode result = new JsonMapper().readTree(answer.body()).at("/results/0");
      boolean isTaken =
          answer.statusCode() == 200
              && !result.at("/status").asString("").equals("rejected")
              && !result.at("/notStarted/0/reason").asString("").equals("already_in_journey");
      lastRefusal = isTaken ? lastRefusal : answer.body();
      return isTaken;
    } catch (java.io.UncheckedIOException e) {
      lastRefusal = event + ": " + e;
      return false; // no answer: send it again
    }
  }

  private static void pause() {
    try {
      // Waits 200 ms: nobody gives this permit.
      new Semaphore(0).tryAcquire(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
